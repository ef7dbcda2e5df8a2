package com.arisgourmet.defaults.keys;

import com.arisgourmet.defaults.keys.StoredKeys.StoredKey;
import com.arisgourmet.defaults.keys.domain.KeyRing;
import com.arisgourmet.defaults.keys.domain.KeyState;
import com.arisgourmet.defaults.keys.domain.KeyTimes;
import com.arisgourmet.defaults.keys.domain.RotationSchedule;
import com.arisgourmet.defaults.security.Ecdsa;
import com.arisgourmet.defaults.security.TokenIssuer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The key pairs a token-signing service owns (P-256, ES256), kept in its table {@code signing_keys}. One signs; those a
 * verifier may need are published ({@link KeyRing}). Instances share them through the database, and know of a change within
 * {@link KeyRotation#ROUND}. A service whose stored keys can't be decrypted does not start; one that can't reach its database
 * at that moment does, and loads them when they are needed first. While the database is away the keys last read serve on.
 */
public final class SigningKeys implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration STARTING = Duration.ofMinutes(1);

    private final StoredKeys stored;
    private final RotationSchedule schedule;
    private final Clock clock;
    private final Mono<List<StoredKey>> firstRead;
    private volatile List<StoredKey> lastRead = List.of();
    private volatile boolean running;

    SigningKeys(StoredKeys stored, RotationSchedule schedule, Clock clock) {
        this.stored = stored;
        this.schedule = schedule;
        this.clock = clock;
        this.firstRead = Mono.defer(this::reload).cacheInvalidateIf(List::isEmpty);
    }

    @Override
    public void start() {
        keys().then()
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

    /** @return the public halves of those that are not retired, as a JWK set (RFC 7517) */
    public Mono<String> publicKeySet() {
        return keys().map(keys -> published(keys).toString());
    }

    /** @return the claims as a signed access token */
    public Mono<String> sign(JWTClaimsSet claims) {
        return keys().map(keys -> sign(claims, signing(keys)));
    }

    /**
     * @return the public halves, for the service to check its own tokens without asking itself over HTTP. Its first use waits
     *     for the database, so it is not for event loops ({@code TokenVerifier} keeps to that).
     */
    public JWKSource<SecurityContext> asSource() {
        return (selector, context) -> selector.select(published(loaded()));
    }

    /** Reads them anew, and makes the first one if there is none. */
    Mono<List<StoredKey>> reload() {
        return stored.load()
                .flatMap(found -> found.isEmpty() ? addFirst().then(stored.load()) : Mono.just(found))
                .doOnNext(found -> lastRead = found);
    }

    KeyRing ring(List<StoredKey> keys) {
        return new KeyRing(keys.stream().map(StoredKey::times).toList(), schedule);
    }

    static Mono<ECKey> generate() {
        return Mono.fromCallable(() -> new ECKeyGenerator(Curve.P_256)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.ES256)
                        .keyID(UUID.randomUUID().toString())
                        .generate())
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<List<StoredKey>> keys() {
        return Mono.defer(() -> lastRead.isEmpty() ? firstRead : Mono.just(lastRead));
    }

    private Mono<Void> addFirst() {
        return generate()
                .map(pair -> new StoredKey(
                        new KeyRing(List.of(), schedule).replacement(pair.getKeyID(), clock.instant()), pair))
                .flatMap(stored::add)
                .onErrorComplete(DuplicateKeyException.class);
    }

    private JWKSet published(List<StoredKey> keys) {
        KeyRing ring = ring(keys);
        Instant now = clock.instant();
        return new JWKSet(keys.stream()
                .filter(key -> ring.stateOf(key.times(), now) != KeyState.RETIRED)
                .map(key -> (JWK) key.pair().toPublicJWK())
                .toList());
    }

    private ECKey signing(List<StoredKey> keys) {
        KeyTimes signing = ring(keys).signing(clock.instant());
        return keys.stream()
                .filter(key -> key.times().equals(signing))
                .findFirst()
                .orElseThrow()
                .pair();
    }

    private List<StoredKey> loaded() throws RemoteKeySourceException {
        try {
            return keys().toFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
            token.sign(Ecdsa.signer(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot be used", e);
        }
    }
}
