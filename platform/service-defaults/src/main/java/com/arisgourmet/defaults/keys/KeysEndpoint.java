package com.arisgourmet.defaults.keys;

import com.arisgourmet.defaults.keys.StoredKeys.StoredKey;
import com.arisgourmet.defaults.keys.domain.KeyRing;
import com.arisgourmet.defaults.keys.domain.KeyState;
import com.arisgourmet.defaults.keys.domain.KeyTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * {@code /actuator/keys} on the management port: GET lists the service's signing keys, POST publishes the next one, or with
 * {@code compromised} deletes all of them and signs with a new one at once, or with {@code reencrypt} encrypts under the
 * key-encryption key those that are not.
 */
@Endpoint(id = "keys")
public final class KeysEndpoint {
    private final SigningKeys keys;
    private final KeyRotation rotation;
    private final Clock clock;
    private final String service;

    KeysEndpoint(SigningKeys keys, KeyRotation rotation, Clock clock, String service) {
        this.service = service;
        this.keys = keys;
        this.rotation = rotation;
        this.clock = clock;
    }

    /**
     * A key as operators see it.
     *
     * @param retiresAt absent as long as no later key is published
     * @param encryptedWith {@code CURRENT} or {@code OTHER}: which of the two key-encryption keys
     */
    public record KeyView(
            String service,
            String kid,
            KeyState state,
            Instant publishedAt,
            Instant signsFrom,
            @Nullable Instant retiresAt,
            String encryptedWith) {}

    /** The keys of a service, the oldest first. */
    public record KeysView(List<KeyView> items) {}

    @ReadOperation
    public Mono<KeysView> list() {
        return keys.reload().map(this::view);
    }

    @WriteOperation
    public Mono<KeysView> change(@Nullable Boolean compromised, @Nullable Boolean reencrypt) {
        return changed(Boolean.TRUE.equals(compromised), Boolean.TRUE.equals(reencrypt))
                .map(this::view);
    }

    private Mono<List<StoredKey>> changed(boolean compromised, boolean reencrypt) {
        if (reencrypt) {
            return rotation.reencrypt();
        }
        return compromised ? rotation.replaceCompromised() : rotation.rotate();
    }

    private KeysView view(List<StoredKey> found) {
        KeyRing ring = keys.ring(found);
        Instant now = clock.instant();
        return new KeysView(found.stream().map(key -> view(ring, key, now)).toList());
    }

    private KeyView view(KeyRing ring, StoredKey stored, Instant now) {
        KeyTimes key = stored.times();
        return new KeyView(
                service,
                key.kid(),
                ring.stateOf(key, now),
                key.publishedAt(),
                key.signsFrom(),
                ring.retiresAt(key).orElse(null),
                stored.current() ? "CURRENT" : "OTHER");
    }
}
