package com.arisgourmet.gateway.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.TokenVerifier;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tickets stand for a token where none can be sent: a browser can't put a header on a socket, and a token in an address
 * ends up in logs. 256 random bits, good once and for 30 s, on any gateway; Redis knows only their digest.
 */
@Component
final class Tickets {
    static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(Tickets.class);

    private final ReactiveStringRedisTemplate redis;
    private final TokenVerifier tokens;
    private final SecureRandom random = new SecureRandom();

    Tickets(ReactiveStringRedisTemplate redis, TokenVerifier tokens) {
        this.redis = redis;
        this.tokens = tokens;
    }

    Mono<String> issue(Caller caller) {
        return Mono.defer(() -> {
                    byte[] bits = new byte[32];
                    random.nextBytes(bits);
                    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
                    return redis.opsForValue()
                            .set(key(ticket), caller.token(), LIFE)
                            .thenReturn(ticket);
                })
                .timeout(ANSWER)
                .onErrorMap(Tickets::away);
    }

    /** The token is checked again, as it may have ended since. Errors with a 401 problem for a ticket that is not good. */
    Mono<Listener> redeem(String ticket) {
        return redis.opsForValue()
                .getAndDelete(key(ticket))
                .timeout(ANSWER)
                .onErrorMap(Tickets::away)
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(ProblemType.UNAUTHORIZED, "The ticket was used or is too old.")))
                .flatMap(tokens::verify)
                .map(Listener::of);
    }

    private static ProblemException away(Throwable failure) {
        log.warn("tickets cannot be handled: {}", failure.toString());
        return ProblemException.unavailable("Tickets cannot be handled at the moment.", ANSWER);
    }

    private static String key(String ticket) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(US_ASCII));
            return "gateway:ticket:" + HexFormat.of().formatHex(sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
