package com.arisgourmet.auth.throttle;

import com.arisgourmet.defaults.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts attempts in Redis ({@code auth:throttle:…}, keys end with their window). Every count that could keep somebody
 * from signing in is bound to the address that made the attempts: an attacker slows only himself and can't lock anybody out
 * elsewhere. While Redis is away nothing is throttled and signing in still works; Argon2's bounded queue is what
 * protects the service then.
 */
@Component
@EnableConfigurationProperties(ThrottleLimits.class)
public class Throttle {
    private static final Logger log = LoggerFactory.getLogger(Throttle.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /**
     * KEYS[1] counter, ARGV limit and window in ms; answers how long to wait in ms: 0 if the attempt is allowed,
     * negative for the first of a window that is not.
     */
    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            if count <= tonumber(ARGV[1]) then return 0 end
            local left = redis.call('PTTL', KEYS[1])
            return count == tonumber(ARGV[1]) + 1 and -left or left
            """, Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final ThrottleLimits limits;

    Throttle(ReactiveStringRedisTemplate redis, ThrottleLimits limits) {
        this.redis = redis;
        this.limits = limits;
    }

    /**
     * Not now.
     *
     * @param isNews whether nobody was told before in this window
     */
    public record Refusal(Duration retryAfter, boolean isNews) {}

    /** @return a refusal if too much was tried, else nothing */
    public Mono<Refusal> signIn(String restaurant, String email, String address) {
        return Mono.zip(
                        waitMillis(account(restaurant, email, address), limits.signInsPerAccount()),
                        waitMillis(key("restaurant", restaurant, address), limits.signInsPerRestaurant()))
                .filter(waits -> waits.getT1() != 0 || waits.getT2() != 0)
                .map(waits -> new Refusal(
                        Duration.ofMillis(Math.max(Math.abs(waits.getT1()), Math.abs(waits.getT2()))),
                        waits.getT1() < 0 || waits.getT2() < 0));
    }

    /** Forgets the account's attempts from that address: whoever knows the password is not guessing. */
    public Mono<Void> signedIn(String restaurant, String email, String address) {
        return forget(account(restaurant, email, address));
    }

    /** Errors with a 429 problem if too many restaurants were registered from that address. */
    public Mono<Void> registration(String address) {
        return waitMillis(key("registration", address), limits.registrations()).flatMap(Throttle::refuseIfWaiting);
    }

    /** Errors with a 429 problem if somebody signed in guessed at their own password too often. */
    public Mono<Void> passwordChange(String subject) {
        return waitMillis(key("change", subject), limits.passwordChanges()).flatMap(Throttle::refuseIfWaiting);
    }

    public Mono<Void> passwordChanged(String subject) {
        return forget(key("change", subject));
    }

    /** Errors with a 429 problem if too many mails were asked for, whether or not there is such an account. */
    public Mono<Void> forgottenPassword(String restaurant, String email, String address) {
        return waitMillis(key("reset", restaurant, email), limits.resetsPerAccount())
                .flatMap(Throttle::refuseIfWaiting)
                .then(Mono.defer(() -> waitMillis(key("resets", address), limits.resetsPerAddress())))
                .flatMap(Throttle::refuseIfWaiting);
    }

    /** Errors with a 429 problem if too many tokens were presented from that address. */
    public Mono<Void> mailedToken(String address) {
        return waitMillis(key("mailed", address), limits.mailedTokens()).flatMap(Throttle::refuseIfWaiting);
    }

    /** Errors with a 429 problem if too many pairing codes were presented from that address. */
    public Mono<Void> pairing(String address) {
        return waitMillis(key("pairing", address), limits.pairings()).flatMap(Throttle::refuseIfWaiting);
    }

    private Mono<Void> forget(String key) {
        return redis.delete(key)
                .timeout(PATIENCE)
                .onErrorResume(failure -> away(failure).thenReturn(0L))
                .then();
    }

    private Mono<Long> waitMillis(String key, int limit) {
        return redis.execute(
                        COUNT,
                        List.of(key),
                        List.of(
                                String.valueOf(limit),
                                String.valueOf(limits.window().toMillis())))
                .next()
                .timeout(PATIENCE)
                .onErrorResume(failure -> away(failure).thenReturn(0L));
    }

    private static Mono<Void> refuseIfWaiting(long millis) {
        return millis == 0
                ? Mono.empty()
                : Mono.error(ProblemException.tooManyRequests(Duration.ofMillis(Math.abs(millis))));
    }

    private static Mono<Void> away(Throwable failure) {
        return Mono.fromRunnable(() -> log.warn("attempts are not counted: {}", failure.toString()));
    }

    private static String account(String restaurant, String email, String address) {
        return key("account", restaurant, email, address);
    }

    /** What came from outside is hashed: a key has a fixed size and names nobody. */
    private static String key(String kind, String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return "auth:throttle:" + kind + ":" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
