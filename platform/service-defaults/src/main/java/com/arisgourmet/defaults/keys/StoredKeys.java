package com.arisgourmet.defaults.keys;

import com.arisgourmet.defaults.keys.domain.KeyTimes;
import com.arisgourmet.defaults.persistence.Columns;
import com.nimbusds.jose.jwk.ECKey;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code signing_keys}: key pairs, encrypted under the {@link KeyEncryption key-encryption key}. */
final class StoredKeys {
    private final DatabaseClient database;
    private final KeyEncryption encryption;

    StoredKeys(DatabaseClient database, KeyEncryption encryption) {
        this.database = database;
        this.encryption = encryption;
    }

    /**
     * A key pair and its times.
     *
     * @param current whether it is encrypted under the key-encryption key itself, not under the other
     */
    record StoredKey(KeyTimes times, ECKey pair, boolean current) {
        StoredKey(KeyTimes times, ECKey pair) {
            this(times, pair, true);
        }

        @Override
        public String toString() {
            return "StoredKey[" + times + "]";
        }
    }

    Mono<List<StoredKey>> load() {
        return database.sql("select kid, generation, created_at, signs_from, encrypted_key from signing_keys"
                        + " order by generation")
                .map(this::key)
                .all()
                .collectList();
    }

    /** Errors with DuplicateKeyException if another instance was quicker to add that generation. */
    Mono<Void> add(StoredKey key) {
        return database.sql("""
                        insert into signing_keys (kid, generation, created_at, signs_from, encrypted_key)
                        values (:kid, :generation, :published, :signs, :key)""")
                .bind("kid", key.times().kid())
                .bind("generation", key.times().generation())
                .bind("published", Columns.dateTime(key.times().publishedAt()))
                .bind("signs", Columns.dateTime(key.times().signsFrom()))
                .bind("key", encryption.encrypt(key.pair()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** @return false if it was gone */
    Mono<Boolean> remove(String kid) {
        return database.sql("delete from signing_keys where kid = :kid")
                .bind("kid", kid)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** @return false if it was gone; another instance may do the same at the same time */
    Mono<Boolean> encryptAnew(StoredKey key) {
        return database.sql("update signing_keys set encrypted_key = :key where kid = :kid")
                .bind("key", encryption.encrypt(key.pair()))
                .bind("kid", key.times().kid())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private StoredKey key(Readable row) {
        Columns columns = new Columns(row);
        KeyEncryption.Opened opened = encryption.decrypt(columns.text("encrypted_key"));
        return new StoredKey(
                new KeyTimes(
                        columns.text("kid"),
                        columns.integer("generation"),
                        columns.instant("created_at"),
                        columns.instant("signs_from")),
                opened.pair(),
                opened.current());
    }
}
