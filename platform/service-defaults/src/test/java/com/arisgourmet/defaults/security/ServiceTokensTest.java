package com.arisgourmet.defaults.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import com.arisgourmet.testsupport.http.TestTokens;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {
    private static final InstallationSecret SECRET =
            InstallationSecret.of("X", TestServiceTokens.ofThisRun().secret());

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final ServiceTokens order = new ServiceTokens(SECRET, "order-service", clock);
    private final ServiceTokens catalog = new ServiceTokens(SECRET, ServiceTokens.CATALOG, clock);
    private final ServiceTokens table = new ServiceTokens(SECRET, ServiceTokens.TABLE, clock);

    @Test
    void theServiceItIsForLearnsWhoCalls() {
        String token = order.issue(ServiceTokens.CATALOG);
        assertThat(catalog.callerOf(token)).contains("order-service");
    }

    @Test
    void itIsNothingToAnyOtherServiceNorToItsMaker() {
        String token = order.issue(ServiceTokens.CATALOG);
        assertThat(table.callerOf(token)).isEmpty();
        assertThat(order.callerOf(token)).isEmpty();
    }

    @Test
    void itIsOverAfterAMinuteAndWhatClocksMayDiffer() {
        String token = order.issue(ServiceTokens.CATALOG);
        Duration last = ServiceTokens.LIFE.plus(ServiceTokens.SKEW).minusSeconds(2);

        now.updateAndGet(then -> then.plus(last));
        assertThat(catalog.callerOf(token)).isPresent();
        now.updateAndGet(then -> then.plusSeconds(3));
        assertThat(catalog.callerOf(token)).isEmpty();
    }

    @Test
    void eachThatDiffersInOneThingIsRefused() {
        TestServiceTokens tokens = TestServiceTokens.ofThisRun();
        assertThat(catalog.callerOf(tokens.good("order-service", ServiceTokens.CATALOG)))
                .as("what they differ from")
                .isPresent();
        assertThat(tokens.invalid(ServiceTokens.CATALOG))
                .allSatisfy((what, token) ->
                        assertThat(catalog.callerOf(token)).as(what).isEmpty());
    }

    @Test
    void aUsersTokenIsNone() {
        UUID restaurant = UUID.randomUUID();
        assertThat(catalog.callerOf(TestTokens.staff(restaurant, "menu:write"))).isEmpty();
        assertThat(catalog.callerOf(TestTokens.guest(restaurant, UUID.randomUUID(), UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void aServicesTokenIsNoUsersWhateverItClaims() {
        var users = new TokenVerifier(
                List.of(
                        TokenIssuer.remote(TokenIssuer.AUTH, TestTokens.url() + "/.well-known/jwks.json"),
                        TokenIssuer.remote(TokenIssuer.TABLE, TestTokens.url() + "/.well-known/guest-jwks.json")),
                new Revocations(clock));
        var pretending = TestServiceTokens.ofThisRun()
                .pretendingToBeUsers(ServiceTokens.CATALOG, UUID.randomUUID(), "menu:write");

        assertThat(pretending).allSatisfy((what, token) -> assertThatThrownBy(
                        () -> users.verify(token).block())
                .as(what)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Sign in again"));
    }

    @Test
    void itSaysItsKindItsMakerAndWhoItIsFor() throws ParseException {
        SignedJWT one = SignedJWT.parse(order.issue(ServiceTokens.CATALOG));
        assertThat(one.getHeader().getType()).hasToString("svc+jwt");
        assertThat(one.getJWTClaimsSet().getAudience()).containsExactly(ServiceTokens.CATALOG);
        assertThat(one.getJWTClaimsSet().getIssuer()).isEqualTo("order-service");
    }

    @Test
    void withoutASecretOrWithAShortOneThereAreNone() {
        assertThatThrownBy(() -> InstallationSecret.of("ARIS_SERVICE_SECRET", " "))
                .hasMessageContaining("ARIS_SERVICE_SECRET is not set");
        assertThatThrownBy(() -> InstallationSecret.of("ARIS_SERVICE_SECRET", "c2hvcnQ="))
                .hasMessageContaining("must be 32 bytes");
    }
}
