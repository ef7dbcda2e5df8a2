package com.arisgourmet.defaults.idempotency;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names one command of one caller.
 *
 * @param requestHash SHA-256 of the request's body, to tell a repetition from a reuse
 */
public record IdempotencyKey(UUID restaurantId, String subject, String route, String key, byte[] requestHash) {
    /** Header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 120;

    /** @throws ProblemException if the header is missing, empty or longer than 120 characters */
    public static IdempotencyKey of(
            UUID restaurantId, String subject, String route, @Nullable String key, String body) {
        if (key == null || key.isBlank()) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_MISSING, "Send an " + HEADER + " header that is new for each command.");
        }
        if (key.length() > LONGEST || !key.chars().allMatch(c -> c > 32 && c < 127)) {
            throw ProblemException.invalid(HEADER, "format", "At most 120 visible ASCII characters.");
        }
        return new IdempotencyKey(restaurantId, subject, route, key, sha256(body));
    }

    private static byte[] sha256(String body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
