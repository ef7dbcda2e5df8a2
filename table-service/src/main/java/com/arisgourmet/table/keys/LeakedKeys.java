package com.arisgourmet.table.keys;

import com.arisgourmet.defaults.keys.KeyChange;
import com.arisgourmet.defaults.keys.KeyJournal;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.revocations.RevocationTable;
import com.arisgourmet.defaults.security.Revocation;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table {@code leaked_keys}: every service refuses what they signed. Of the other changes of keys this service keeps no
 * journal but its log. Times are the database's.
 */
@Component
class LeakedKeys implements RevocationTable, KeyJournal {
    private final DatabaseClient database;

    LeakedKeys(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(KeyChange change) {
        return change instanceof KeyChange.Compromised compromised
                ? Flux.fromIterable(compromised.kids()).concatMap(this::add).then()
                : Mono.empty();
    }

    private Mono<Void> add(String kid) {
        return database.sql("""
                        insert into leaked_keys (kid, created_at, expires_at)
                        values (:kid, utc_timestamp(6), utc_timestamp(6) + interval :kept second)""")
                .bind("kid", Ids.bytes(UUID.fromString(kid)))
                .bind("kept", Revocation.Key.KEPT.toSeconds())
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Flux<Entry> inForce() {
        return database.sql("select id, kid, expires_at from leaked_keys where expires_at > utc_timestamp(6)")
                .map(LeakedKeys::entry)
                .all();
    }

    @Override
    public Mono<Void> forgetExpired() {
        return database.sql(
                        "delete from leaked_keys where expires_at < utc_timestamp(6) order by expires_at limit 1000")
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Entry entry(Readable row) {
        Columns columns = new Columns(row);
        return new Entry(columns.number("id"), new Revocation.Key(columns.uuid("kid"), columns.instant("expires_at")));
    }
}
