package com.arisgourmet.auth.tokens.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one sign-in leads to.
 *
 * @param generation of the one token that may be used next
 * @param rotatedAt when that token was first handed out; null for a family that was never refreshed
 * @param expiresAt when the family ends; rotation does not move it
 */
public record Family(
        UUID sid,
        UUID restaurantId,
        UUID staffId,
        Instant expiresAt,
        int generation,
        @Nullable Instant rotatedAt,
        boolean revoked) {

    /**
     * For how long the token just spent still gets its successor: two tabs, or a client whose answer got lost, ask twice. It
     * is over as soon as the successor is used.
     */
    public static final Duration GRACE = Duration.ofSeconds(20);

    /** What to do with a token that could not be spent. */
    public enum Verdict {
        SUCCESSOR_AGAIN,
        REUSED,
        REFUSED
    }

    /** @param token of this family that is not, or no longer, the one that may be used */
    public Verdict judge(RefreshToken token, Instant now) {
        if (revoked || !expiresAt.isAfter(now) || token.generation() >= generation) {
            return Verdict.REFUSED;
        }
        boolean inGrace = rotatedAt != null && now.isBefore(rotatedAt.plus(GRACE));
        return inGrace && token.generation() == generation - 1 ? Verdict.SUCCESSOR_AGAIN : Verdict.REUSED;
    }
}
