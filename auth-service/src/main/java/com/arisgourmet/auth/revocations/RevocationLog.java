package com.arisgourmet.auth.revocations;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.revocations.RevocationTable;
import com.arisgourmet.defaults.security.Revocation;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table {@code revocations}: written in the transaction that makes tokens untrue, read for all
 * restaurants at once. Times are the database's.
 */
@Component
public class RevocationLog implements RevocationTable {
    /** How long an access token of this service lives. */
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    /** Longer by the minute of leeway that verifiers give, and by what a log-in may take and clocks may differ. */
    private static final Duration KEPT = TOKEN_LIFE.plusMinutes(5);

    private static final UUID NO_RESTAURANT = new UUID(0, 0);

    private static final String SELECT = "select id, kind, subject, version, expires_at from revocations where ";

    private final DatabaseClient database;

    RevocationLog(DatabaseClient database) {
        this.database = database;
    }

    /** Ends every token of a sign-in. */
    public Mono<Void> endSession(UUID restaurantId, UUID sid) {
        return add(restaurantId, "session", sid, 0);
    }

    /** Ends every token of a member that says a lower version. */
    public Mono<Void> endTokensBefore(UUID restaurantId, UUID staffId, long version) {
        return add(restaurantId, "member", staffId, version);
    }

    /** Ends every token of before of everybody who has a role, once they have their new versions. */
    public Mono<Void> endTokensOfRole(UUID restaurantId, String role) {
        return database.sql("""
                        insert into revocations (restaurant_id, kind, subject, version, created_at, expires_at)
                        select restaurant_id, 'member', id, version, utc_timestamp(6),
                          utc_timestamp(6) + interval :kept second
                        from staff where restaurant_id = :restaurant and role = :role""")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("role", role)
                .bind("kept", KEPT.toSeconds())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Ends every token a key signed, of every restaurant, for as long as a verifier may still trust the key. */
    public Mono<Void> endTokensOfKey(UUID kid) {
        return add(NO_RESTAURANT, "key", kid, 0, Revocation.Key.KEPT);
    }

    private Mono<Void> add(UUID restaurantId, String kind, UUID subject, long version) {
        return add(restaurantId, kind, subject, version, KEPT);
    }

    private Mono<Void> add(UUID restaurantId, String kind, UUID subject, long version, Duration kept) {
        return database.sql("""
                        insert into revocations (restaurant_id, kind, subject, version, created_at, expires_at) values
                        (:restaurant, :kind, :subject, :version, utc_timestamp(6), utc_timestamp(6) + interval :kept second)""")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("kind", kind)
                .bind("subject", Ids.bytes(subject))
                .bind("version", version)
                .bind("kept", kept.toSeconds())
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Flux<Entry> inForce() {
        return database.sql(SELECT + "expires_at > utc_timestamp(6)")
                .map(RevocationLog::entry)
                .all();
    }

    @Override
    public Mono<Void> forgetExpired() {
        return database.sql(
                        "delete from revocations where expires_at < utc_timestamp(6) order by expires_at limit 1000")
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Entry entry(Readable row) {
        Columns columns = new Columns(row);
        UUID subject = columns.uuid("subject");
        Instant until = columns.instant("expires_at");
        return new Entry(
                columns.number("id"),
                switch (columns.text("kind")) {
                    case "session" -> new Revocation.Session(subject, until);
                    case "key" -> new Revocation.Key(subject, until);
                    case "member" -> new Revocation.Member(subject, columns.number("version"), until);
                    default -> throw new IllegalStateException("kind " + columns.text("kind"));
                });
    }
}
