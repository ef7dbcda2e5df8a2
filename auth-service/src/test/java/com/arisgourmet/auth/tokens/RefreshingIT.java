package com.arisgourmet.auth.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.arisgourmet.auth.MovableClock;
import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.auth.tokens.domain.Family;
import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.auth.tokens.domain.Rotation;
import com.arisgourmet.defaults.persistence.Transactions;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

class RefreshingIT extends AuthServiceTestBase {
    @Autowired
    private Accounts accounts;

    @Autowired
    private RevocationLog revocations;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Transactions transactions;

    @Autowired
    private RefreshTokens tokens;

    @Autowired
    private TokenFamilies families;

    private final MovableClock clock = new MovableClock(Instant.now());
    private RotateRefreshToken rotate;

    @BeforeEach
    void withTheTestsClock() {
        rotate = new RotateRefreshToken(families, accounts, revocations, audit, transactions, clock);
    }

    @Test
    void aThousandRefreshesOfOneTokenAtOnceLeaveOneLivingLineage() {
        RefreshToken first = signedIn();

        List<Rotation> answers = Objects.requireNonNull(Flux.range(0, 1_000)
                .flatMap(i -> rotate.run(first), 50)
                .collectList()
                .block(Duration.ofMinutes(2)));

        assertThat(answers).hasSize(1_000).allSatisfy(answer -> assertThat(successor(answer))
                .isEqualTo(first.next()));
        assertThat(Objects.requireNonNull(families.of(first).block()).generation())
                .isEqualTo(1);
        assertThat(rotated(first.next())).isTrue();
    }

    @Test
    void aTokenWhoseSuccessorWasUsedRevokesTheFamilyInTheSameSecond() {
        RefreshToken first = signedIn();
        assertThat(rotated(first)).isTrue();
        assertThat(rotated(first)).isTrue();
        assertThat(rotated(first.next())).isTrue();

        assertThat(rotate.run(first).block()).isInstanceOf(Rotation.Reused.class);
        assertThat(rotate.run(first.next().next()).block()).isInstanceOf(Rotation.Refused.class);
    }

    @Test
    void eachOlderGenerationRevokesTheFamily() {
        for (int older = 0; older < 3; older++) {
            RefreshToken token = signedIn();
            RefreshToken presented = new RefreshToken(token.sid(), older);
            for (int generation = 0; generation < 4; generation++) {
                assertThat(rotated(token)).isTrue();
                token = token.next();
            }
            assertThat(rotate.run(presented).block()).isInstanceOf(Rotation.Reused.class);
            assertThat(rotate.run(token).block()).isInstanceOf(Rotation.Refused.class);
        }
    }

    @Test
    void aTokenThatWasNeverHandedOutIsRefusedAndHarmsNobody() {
        RefreshToken first = signedIn();
        assertThat(rotate.run(first.next()).block()).isInstanceOf(Rotation.Refused.class);
        assertThat(rotated(first)).isTrue();
    }

    @Test
    void theGraceOfTheTokenJustSpentEndsAfterTwentySeconds() {
        RefreshToken first = signedIn();
        assertThat(rotated(first)).isTrue();
        clock.pass(Family.GRACE.minusMillis(1));
        assertThat(rotated(first)).isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(rotate.run(first).block()).isInstanceOf(Rotation.Reused.class);
    }

    @Test
    void refreshingDoesNotProlongASignIn() {
        RefreshToken token = signedIn();
        Instant end = Objects.requireNonNull(families.of(token).block()).expiresAt();
        for (int hour = 0; hour < 13; hour++) {
            clock.pass(Duration.ofHours(1));
            assertThat(rotated(token)).isTrue();
            token = token.next();
        }
        clock.pass(Duration.between(clock.instant(), end.minusMillis(1)));
        assertThat(rotated(token)).isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(rotate.run(token.next()).block()).isInstanceOf(Rotation.Refused.class);
    }

    @Test
    void everyOutcomeStandsInTheAuditLog() {
        RefreshToken first = signedIn();
        rotated(first);
        rotated(first);
        rotated(first.next());
        assertThat(rotate.run(first).block()).isInstanceOf(Rotation.Reused.class);
        assertThat(rotate.run(first.next().next()).block()).isInstanceOf(Rotation.Refused.class);

        List<String> events = JsonPath.read(
                body(get("/api/v1/audit?routine=true", ownerToken())), "$.items[?(@.event =~ /refresh.*/)].event");
        assertThat(events.reversed())
                .containsExactly(
                        "refresh.succeeded",
                        "refresh.repeated",
                        "refresh.succeeded",
                        "refresh.reused",
                        "refresh.refused");
    }

    private RefreshToken signedIn() {
        String value = text(body(logIn(slug, OWNER, PASSWORD).expectStatus().isOk()), "$.refresh_token");
        return tokens.decode(value).orElseThrow();
    }

    private boolean rotated(RefreshToken token) {
        return rotate.run(token).block() instanceof Rotation.Rotated;
    }

    private static RefreshToken successor(Rotation rotation) {
        return ((Rotation.Rotated) rotation).grant().refreshToken();
    }
}
