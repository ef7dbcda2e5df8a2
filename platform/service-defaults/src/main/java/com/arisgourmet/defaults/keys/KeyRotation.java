package com.arisgourmet.defaults.keys;

import com.arisgourmet.defaults.keys.StoredKeys.StoredKey;
import com.arisgourmet.defaults.keys.domain.KeyRing;
import com.arisgourmet.defaults.keys.domain.KeyState;
import com.arisgourmet.defaults.keys.domain.KeyTimes;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.rounds.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Moves the {@link SigningKeys} on. A key is published, waits until verifiers know it, signs, and is deleted once its last
 * token has expired. Only the first and the last of these write anything: a row of the next generation, which the table
 * takes once, and its deletion. The others come with time, so an instance that stops in the middle leaves nothing undone,
 * and any number of instances make one key.
 */
public final class KeyRotation extends Rounds {
    /** How often each instance looks: at what others did, and whether something is due. */
    public static final Duration ROUND = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Retry ADDED_MEANWHILE = Retry.max(3).filter(DuplicateKeyException.class::isInstance);

    private final SigningKeys keys;
    private final StoredKeys stored;
    private final KeyJournal journal;
    private final Transactions transactions;
    private final Clock clock;

    KeyRotation(SigningKeys keys, StoredKeys stored, KeyJournal journal, Transactions transactions, Clock clock) {
        super(ROUND, PATIENCE, "signing keys are not looked after for the moment");
        this.keys = keys;
        this.stored = stored;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return all keys there are */
    Mono<List<StoredKey>> all() {
        return keys.reload();
    }

    /** Does what is due: publishes the next key, deletes those that are retired. */
    public Mono<Void> advance() {
        return keys.reload().flatMap(found -> {
            Instant now = clock.instant();
            KeyRing ring = keys.ring(found);
            return (ring.isNextDue(now) ? publishNext(ring) : Mono.<Void>empty())
                    .thenMany(Flux.fromIterable(ring.keys()))
                    .filter(key -> ring.stateOf(key, now) == KeyState.RETIRED)
                    .concatMap(this::delete)
                    .then();
        });
    }

    /** Publishes the next key now; does nothing if one is published already that does not sign yet. */
    Mono<List<StoredKey>> rotate() {
        return keys.reload()
                .map(keys::ring)
                .filter(ring -> !ring.hasNext(clock.instant()))
                .flatMap(this::publishNext)
                .then(Mono.defer(keys::reload));
    }

    /**
     * Deletes every key there is and signs with a new one at once. They lie side by side under one key-encryption key: whoever
     * read one may have read all.
     */
    Mono<List<StoredKey>> replaceCompromised() {
        return keys.reload()
                .map(keys::ring)
                .flatMap(this::replaceAll)
                .retryWhen(ADDED_MEANWHILE)
                .then(Mono.defer(keys::reload));
    }

    /**
     * Encrypts under the key-encryption key what is still encrypted under the other one, each key for itself: begun again after
     * a crash, it goes on with those that are left.
     */
    Mono<List<StoredKey>> reencrypt() {
        return keys.reload()
                .flatMapIterable(found -> found)
                .filter(key -> !key.current())
                .concatMap(this::reencrypt)
                .then(Mono.defer(keys::reload));
    }

    private Mono<Void> reencrypt(StoredKey key) {
        return transactions.run(() -> stored.encryptAnew(key)
                .filter(done -> done)
                .flatMap(done -> told(new KeyChange.Reencrypted(key.times().kid()))));
    }

    private Mono<Void> publishNext(KeyRing ring) {
        return SigningKeys.generate()
                .map(pair -> new StoredKey(ring.next(pair.getKeyID(), clock.instant()), pair))
                .flatMap(next -> transactions.run(() -> add(next)))
                .onErrorResume(
                        DuplicateKeyException.class,
                        quicker -> Mono.fromRunnable(() -> log.info("another instance published the next key")));
    }

    private Mono<Void> replaceAll(KeyRing ring) {
        List<String> kids = ring.keys().stream().map(KeyTimes::kid).toList();
        return SigningKeys.generate()
                .map(pair -> new StoredKey(ring.replacement(pair.getKeyID(), clock.instant()), pair))
                .flatMap(next -> transactions.run(() -> add(next)
                        .thenMany(Flux.fromIterable(kids))
                        .concatMap(stored::remove)
                        .then(Mono.defer(() -> told(new KeyChange.Compromised(kids))))));
    }

    private Mono<Void> add(StoredKey key) {
        var published = new KeyChange.Published(key.times().kid(), key.times().signsFrom());
        return stored.add(key).then(Mono.defer(() -> told(published)));
    }

    private Mono<Void> delete(KeyTimes key) {
        return transactions.run(() -> stored.remove(key.kid())
                .filter(removed -> removed)
                .flatMap(removed -> told(new KeyChange.Retired(key.kid()))));
    }

    private Mono<Void> told(KeyChange change) {
        return journal.add(change).doOnSuccess(done -> log.info("signing keys: {}", change));
    }

    @Override
    protected Mono<Void> round() {
        return advance();
    }
}
