package com.arisgourmet.defaults.keys;

import com.arisgourmet.defaults.security.TokenIssuer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The key pairs a token-signing service owns (P-256, ES256), kept in its table {@code signing_keys} and encrypted there with
 * the {@link KeyEncryption key-encryption key}. The newest one signs; all are published. Instances share them through the
 * database, so a restart or a second instance signs with the same key. A service whose stored keys can't be decrypted does not
 * start; one that can't reach its database at that moment does, and loads them when they are needed first.
 */
public final class SigningKeys implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration STARTING = Duration.ofMinutes(1);

    private final DatabaseClient database;
    private final KeyEncryption encryption;
    private final Mono<List<ECKey>> keys;
    private volatile boolean running;

    public SigningKeys(DatabaseClient database, KeyEncryption encryption) {
        this.database = database;
        this.encryption = encryption;
        this.keys = load().filter(found -> !found.isEmpty())
                .switchIfEmpty(Mono.defer(this::create).then(Mono.defer(this::load)))
                .cacheInvalidateIf(List::isEmpty);
    }

    @Override
    public void start() {
        keys.then()
                .onErrorResume(
                        failure -> !(failure instanceof KeyEncryption.WrongKeyException),
                        failure -> Mono.fromRunnable(
                                () -> log.warn("the signing keys are not loaded yet: {}", failure.toString())))
                .block(STARTING);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything is served. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** @return the public halves, as a JWK set (RFC 7517) */
    public Mono<String> publicKeySet() {
        return keys.map(found -> new JWKSet(List.copyOf(found)).toPublicJWKSet().toString());
    }

    /** @return the claims as a signed access token */
    public Mono<String> sign(JWTClaimsSet claims) {
        return keys.map(found -> sign(claims, found.getLast()));
    }

    /**
     * @return the public halves, for the service to check its own tokens without asking itself over HTTP. Its first use waits
     *     for the database, so it is not for event loops ({@code TokenVerifier} keeps to that).
     */
    public JWKSource<SecurityContext> asSource() {
        return (selector, context) -> selector.select(new JWKSet(List.copyOf(loaded())).toPublicJWKSet());
    }

    private List<ECKey> loaded() throws RemoteKeySourceException {
        try {
            return keys.toFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteKeySourceException("interrupted while loading the signing keys", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new RemoteKeySourceException("the signing keys cannot be loaded", e);
        }
    }

    private static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(TokenIssuer.ACCESS_TOKEN)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot be used", e);
        }
    }

    private Mono<List<ECKey>> load() {
        return database.sql("select encrypted_key from signing_keys order by created_at, kid")
                .map(row -> encryption.decrypt(String.valueOf(row.get("encrypted_key", String.class))))
                .all()
                .collectList();
    }

    private Mono<Long> create() {
        return Mono.fromCallable(SigningKeys::generate).flatMap(key -> database.sql(
                        "insert into signing_keys (kid, encrypted_key, created_at) values (:kid, :key, utc_timestamp(6))")
                .bind("kid", key.getKeyID())
                .bind("key", encryption.encrypt(key))
                .fetch()
                .rowsUpdated());
    }

    private static ECKey generate() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyID(UUID.randomUUID().toString())
                .generate();
    }
}
