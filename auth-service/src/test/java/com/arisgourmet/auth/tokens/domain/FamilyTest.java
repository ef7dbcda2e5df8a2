package com.arisgourmet.auth.tokens.domain;

import static com.arisgourmet.auth.tokens.domain.Family.Verdict.REFUSED;
import static com.arisgourmet.auth.tokens.domain.Family.Verdict.REUSED;
import static com.arisgourmet.auth.tokens.domain.Family.Verdict.SUCCESSOR_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FamilyTest {
    private static final Instant NOW = Instant.parse("2026-03-14T20:15:00Z");

    private final UUID sid = UUID.randomUUID();

    @Test
    void theTokenJustSpentGetsItsSuccessorAgainForTwentySeconds() {
        Family family = family(5, false);
        assertThat(family.judge(token(4), NOW)).isEqualTo(SUCCESSOR_AGAIN);
        assertThat(family.judge(token(4), NOW.plus(Family.GRACE).minusMillis(1)))
                .isEqualTo(SUCCESSOR_AGAIN);
        assertThat(family.judge(token(4), NOW.plus(Family.GRACE))).isEqualTo(REUSED);
    }

    @Test
    void anythingOlderWasCopiedHoweverSoonItComes() {
        for (int generation = 0; generation < 4; generation++) {
            assertThat(family(5, false).judge(token(generation), NOW)).isEqualTo(REUSED);
        }
    }

    @Test
    void theGraceIsOverWhenTheSuccessorIsUsed() {
        assertThat(family(6, false).judge(token(4), NOW)).isEqualTo(REUSED);
    }

    @Test
    void aRevokedOrExpiredFamilyAndATokenOfTheFutureAreRefused() {
        assertThat(family(5, true).judge(token(4), NOW)).isEqualTo(REFUSED);
        assertThat(family(5, false).judge(token(4), NOW.plus(Duration.ofDays(1))))
                .isEqualTo(REFUSED);
        assertThat(family(5, false).judge(token(5), NOW)).isEqualTo(REFUSED);
        assertThat(family(5, false).judge(token(6), NOW)).isEqualTo(REFUSED);
    }

    /** Whose present token was first handed out now. */
    private Family family(int generation, boolean revoked) {
        Instant expiresAt = NOW.plus(Duration.ofHours(1));
        return new Family(sid, UUID.randomUUID(), UUID.randomUUID(), expiresAt, generation, NOW, revoked);
    }

    private RefreshToken token(int generation) {
        return new RefreshToken(sid, generation);
    }
}
