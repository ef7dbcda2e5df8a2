package com.arisgourmet.auth.keys;

import static com.arisgourmet.defaults.keys.domain.KeyState.PUBLISHED;
import static com.arisgourmet.defaults.keys.domain.KeyState.RETIRING;
import static com.arisgourmet.defaults.keys.domain.KeyState.SIGNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.auth.MovableClock;
import com.arisgourmet.defaults.keys.KeyEncryption;
import com.arisgourmet.defaults.keys.KeysEndpoint.KeyView;
import com.arisgourmet.defaults.persistence.Migrations;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Revocations;
import com.arisgourmet.defaults.security.TokenIssuer;
import com.arisgourmet.defaults.security.TokenVerifier;
import com.arisgourmet.testsupport.TestServers;
import io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class KeyRotationIT {
    private static final Map<String, String> SERVERS = TestServers.properties("aris_keys");
    private static final ConnectionFactory DATABASE = connections();
    private static final DatabaseClient SQL = DatabaseClient.create(DATABASE);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final String secret = randomKey();
    private final KeyEncryption encryption = new KeyEncryption(secret, null);

    @BeforeAll
    static void migrate() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(SERVERS)));
        Migrations.run(environment);
    }

    @BeforeEach
    void startWithoutKeys() {
        SQL.sql("delete from signing_keys").fetch().rowsUpdated().block();
        SQL.sql("delete from audit").fetch().rowsUpdated().block();
        SQL.sql("delete from revocations").fetch().rowsUpdated().block();
    }

    @Test
    void tokensOfBeforeDuringAndAfterARotationAreGoodAtAServiceThatKnewTheKeysOfBefore() throws IOException {
        try (Instance auth = start()) {
            TokenVerifier elsewhere = verifier(auth);
            String before = auth.sign();
            accepts(elsewhere, before);

            assertThat(auth.rotate(false)).extracting(KeyView::state).containsExactly(SIGNING, PUBLISHED);
            String during = auth.sign();
            clock.pass(Duration.ofMinutes(10));
            assertThat(auth.list()).extracting(KeyView::state).containsExactly(RETIRING, SIGNING);
            String after = auth.sign();

            accepts(elsewhere, before, during, after);
            accepts(verifier(auth), before, during, after);
        }
    }

    @Test
    void aTokenOfARetiredKeyIsRefusedThoughItHasNotExpired() throws IOException {
        try (Instance auth = start()) {
            String before = auth.sign();
            auth.rotate(false);
            clock.pass(Duration.ofMinutes(10 + 15).minusMillis(1));
            auth.advance();
            accepts(verifier(auth), before);

            clock.pass(Duration.ofMillis(1));
            refuses(verifier(auth), before);
            auth.advance();
            assertThat(auth.list()).extracting(KeyView::state).containsExactly(SIGNING);
            refuses(verifier(auth), before);
            accepts(verifier(auth), auth.sign());
            assertThat(audited()).containsExactly("key.published", "key.retired");
        }
    }

    @Test
    void aRestartAtAnyStepGoesOnWhereTheOneBeforeStopped() throws IOException {
        String before;
        try (Instance auth = start()) {
            before = auth.sign();
            auth.rotate(false);
        }
        clock.pass(Duration.ofMinutes(10));
        String after;
        try (Instance auth = start()) {
            after = auth.sign();
            assertThat(auth.list()).extracting(KeyView::state).containsExactly(RETIRING, SIGNING);
            accepts(verifier(auth), before, after);
        }
        clock.pass(Duration.ofMinutes(15));
        try (Instance auth = start()) {
            auth.advance();
            assertThat(auth.list()).extracting(KeyView::state).containsExactly(SIGNING);
            refuses(verifier(auth), before);
            accepts(verifier(auth), after);
        }
    }

    @Test
    void everyThirtyDaysTwoInstancesMakeOneKeyBetweenThem() throws IOException {
        try (Instance one = start();
                Instance other = start()) {
            String first = one.list().getFirst().kid();
            assertThat(other.list()).extracting(KeyView::kid).containsExactly(first);
            clock.pass(Duration.ofDays(30).minusMinutes(10));

            Flux.just(one, other, one, other)
                    .flatMap(instance -> Mono.fromRunnable(instance::advance).subscribeOn(Schedulers.boundedElastic()))
                    .blockLast();

            assertThat(one.list()).extracting(KeyView::state).containsExactly(SIGNING, PUBLISHED);
            assertThat(audited()).containsExactly("key.published");
            clock.pass(Duration.ofMinutes(10));
            other.advance();
            String after = one.sign();
            accepts(verifier(other), after);
        }
    }

    @Test
    void askingTwiceForARotationPublishesOneKey() throws IOException {
        try (Instance auth = start()) {
            auth.rotate(false);
            assertThat(auth.rotate(false)).extracting(KeyView::state).containsExactly(SIGNING, PUBLISHED);
        }
    }

    @Test
    void compromisedKeysAreGoneAtOnceAndANewOneSigns() throws IOException {
        try (Instance auth = start()) {
            TokenVerifier elsewhere = verifier(auth);
            String stolen = auth.sign();
            accepts(elsewhere, stolen);
            auth.rotate(false);

            assertThat(auth.rotate(true)).extracting(KeyView::state).containsExactly(SIGNING);

            refuses(verifier(auth), stolen);
            accepts(elsewhere, auth.sign());
            assertThat(audited())
                    .containsExactly("key.published", "key.published", "key.compromised", "key.compromised");
            assertThat(SQL.sql("select count(*) from revocations where kind = 'key'")
                            .mapValue(Long.class)
                            .one()
                            .block())
                    .isEqualTo(2);
        }
    }

    @Test
    void underANewKeyEncryptionKeyTheSameKeysSignAndCheckAndTheOldOneOpensNoneAfter() throws IOException {
        String before;
        try (Instance auth = start()) {
            before = auth.sign();
            auth.rotate(false);
        }
        String next = randomKey();
        try (Instance auth = start(new KeyEncryption(next, secret))) {
            assertThat(auth.list()).extracting(KeyView::encryptedWith).containsExactly("OTHER", "OTHER");
            accepts(verifier(auth), before, auth.sign());

            assertThat(auth.reencrypt()).extracting(KeyView::encryptedWith).containsExactly("CURRENT", "CURRENT");
            accepts(verifier(auth), before, auth.sign());
        }
        try (Instance auth = start(new KeyEncryption(next, null))) {
            assertThat(auth.list()).extracting(KeyView::state).containsExactly(SIGNING, PUBLISHED);
            accepts(verifier(auth), before);
        }
        assertThatThrownBy(this::start).hasStackTraceContaining("encrypted with another ARIS_KEY_ENCRYPTION_KEY");
    }

    @Test
    void reencryptionThatStoppedInTheMiddleGoesOnWithThoseThatAreLeft() throws IOException {
        String next = randomKey();
        try (Instance auth = start()) {
            auth.sign();
        }
        try (Instance auth = start(new KeyEncryption(next, secret))) {
            assertThat(auth.rotate(false)).extracting(KeyView::encryptedWith).containsExactly("OTHER", "CURRENT");
        }
        try (Instance auth = start(new KeyEncryption(next, secret))) {
            assertThat(auth.reencrypt()).extracting(KeyView::encryptedWith).containsExactly("CURRENT", "CURRENT");
            auth.reencrypt();
        }
        assertThat(audited()).containsExactly("key.published", "key.reencrypted");
    }

    private Instance start() throws IOException {
        return start(encryption);
    }

    private Instance start(KeyEncryption with) throws IOException {
        return new Instance(DATABASE, with, clock);
    }

    private static List<String> audited() {
        return Objects.requireNonNull(SQL.sql("select event from audit order by id")
                .mapValue(String.class)
                .all()
                .collectList()
                .block());
    }

    /** As another service has one: it fetches the keys over HTTP, and keeps them. */
    private static TokenVerifier verifier(Instance auth) {
        return new TokenVerifier(
                List.of(TokenIssuer.remote(TokenIssuer.AUTH, auth.jwksAddress())), new Revocations(Clock.systemUTC()));
    }

    private static void accepts(TokenVerifier verifier, String... tokens) {
        for (String token : tokens) {
            assertThat(verifier.verify(token).block()).isInstanceOf(Caller.Staff.class);
        }
    }

    private static void refuses(TokenVerifier verifier, String token) {
        assertThatThrownBy(() -> verifier.verify(token).block()).isInstanceOf(ProblemException.class);
    }

    private static ConnectionFactory connections() {
        return MySqlConnectionFactory.from(MySqlConnectionConfiguration.builder()
                .host(String.valueOf(SERVERS.get("aris.mysql.host")))
                .port(Integer.parseInt(String.valueOf(SERVERS.get("aris.mysql.port"))))
                .database(SERVERS.get("aris.database.schema"))
                .user(String.valueOf(SERVERS.get("aris.database.username")))
                .password(SERVERS.get("aris.database.password"))
                .connectionTimeZone("UTC")
                .forceConnectionTimeZoneToSession(true)
                .build());
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
