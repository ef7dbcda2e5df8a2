package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Revocations;
import com.arisgourmet.defaults.security.TokenVerifier;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

class TicketsTest {
    private final LettuceConnectionFactory nowhere = new LettuceConnectionFactory("127.0.0.1", 1);

    @BeforeEach
    void start() {
        nowhere.afterPropertiesSet();
        nowhere.start();
    }

    @AfterEach
    void stop() {
        nowhere.destroy();
    }

    @Test
    void whileRedisIsAwayTicketsAreNeitherGivenNorTakenAndTheClientIsToldToComeBack() {
        var tickets = new Tickets(
                new ReactiveStringRedisTemplate(nowhere),
                new TokenVerifier(List.of(), new Revocations(Clock.systemUTC())));
        var guest = new Caller.Guest(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null, "token");

        assertThat(List.of(refusal(tickets.issue(guest)), refusal(tickets.redeem("a ticket"))))
                .allSatisfy(refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.UNAVAILABLE);
                    assertThat(refusal.retryAfter()).isPositive();
                });
    }

    private static ProblemException refusal(Mono<?> answer) {
        return catchThrowableOfType(ProblemException.class, answer::block);
    }
}
