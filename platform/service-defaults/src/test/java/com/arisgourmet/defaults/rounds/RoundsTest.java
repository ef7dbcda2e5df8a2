package com.arisgourmet.defaults.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RoundsTest {
    private static final Duration EVERY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final int SEVERAL = 5;

    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void whateverHappensInARoundAnotherFollows() {
        Rounds rounds = rounds(round -> switch (round) {
            case 1 -> Mono.error(new IllegalStateException("the first round fails"));
            case 2 -> throw new IllegalStateException("the second does not even begin");
            case 3 -> Mono.never();
            default -> Mono.empty();
        });
        rounds.start();
        await().until(() -> begun.get() >= SEVERAL);
        rounds.stop();
    }

    @Test
    void noRoundBeginsWhileAnotherIsUnderWay() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Rounds rounds = rounds(round -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return Mono.delay(EVERY.multipliedBy(3)).then(Mono.fromRunnable(underWay::decrementAndGet));
        });
        rounds.start();
        await().until(() -> begun.get() >= SEVERAL);
        rounds.stop();
        assertThat(most).hasValue(1);
    }

    @Test
    void noRoundBeginsAfterTheEnd() {
        Rounds rounds = rounds(round -> Mono.empty());
        rounds.start();
        await().until(() -> begun.get() >= SEVERAL);
        rounds.stop();
        int ended = begun.get();
        assertThat(rounds.isRunning()).isFalse();
        await().during(EVERY.multipliedBy(10)).until(() -> begun.get() <= ended + 1);
    }

    private Rounds rounds(IntFunction<Mono<Void>> round) {
        return new Rounds(EVERY, PATIENCE, "of a test") {
            @Override
            protected Mono<Void> round() {
                return round.apply(begun.incrementAndGet());
            }
        };
    }
}
