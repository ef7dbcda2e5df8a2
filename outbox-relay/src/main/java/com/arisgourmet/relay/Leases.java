package com.arisgourmet.relay;

import com.arisgourmet.defaults.persistence.Columns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The tables {@code instances} and {@code shard_leases}. Times are the database's. A lease is free when it has no owner or
 * its owner is no longer alive; taking it raises its token, so at most one instance ever holds a given token.
 */
final class Leases {
    private static final String LIVING = "left join instances i on i.id = l.owner and i.expires_at > utc_timestamp(6) ";

    private final DatabaseClient database;

    Leases(DatabaseClient database) {
        this.database = database;
    }

    /** A lease and the living instance that holds it. */
    record Held(Lease lease, @Nullable String owner) {}

    Mono<Void> beat(String instance, Duration lease) {
        return database.sql("""
                        insert into instances (id, expires_at) values (:id, utc_timestamp(6) + interval :lease microsecond)
                        on duplicate key update expires_at = utc_timestamp(6) + interval :lease microsecond""")
                .bind("id", instance)
                .bind("lease", lease.toNanos() / 1_000)
                .then();
    }

    Mono<Integer> living() {
        return database.sql("select count(*) as n from instances where expires_at > utc_timestamp(6)")
                .map(row -> new Columns(row).integer("n"))
                .one();
    }

    Mono<List<Held>> all() {
        return database.sql("select l.shard, l.token, l.fenced, l.epoch, l.last_entry_id, i.id as owner"
                        + " from shard_leases l " + LIVING + "order by l.shard")
                .map(row -> held(new Columns(row)))
                .all()
                .collectList();
    }

    private static Held held(Columns row) {
        var lease = new Lease(
                row.integer("shard"),
                row.number("token"),
                row.number("fenced"),
                row.number("epoch"),
                EntryId.parse(row.text("last_entry_id")));
        return new Held(lease, row.textOrNull("owner"));
    }

    /** Takes those of the shards that are free at that moment. */
    Mono<Void> take(String instance, List<Integer> shards) {
        return database.sql("update shard_leases l " + LIVING
                        + "set l.owner = :owner, l.token = l.token + 1 where l.shard in (:shards) and i.id is null")
                .bind("owner", instance)
                .bind("shards", shards)
                .then();
    }

    /** @return the lease as its row has it now */
    Mono<Lease> reload(Lease lease) {
        return database.sql("select l.shard, l.token, l.fenced, l.epoch, l.last_entry_id, l.owner from shard_leases l"
                        + " where l.shard = :shard and l.token = :token")
                .bindValues(Map.of("shard", lease.shard(), "token", lease.token()))
                .map(row -> held(new Columns(row)).lease())
                .one()
                .switchIfEmpty(Mono.error(() -> new LeaseLostException(List.of(lease))));
    }

    Mono<Void> release(Lease lease) {
        return database.sql("update shard_leases set owner = null where shard = :shard and token = :token")
                .bindValues(Map.of("shard", lease.shard(), "token", lease.token()))
                .then();
    }

    /** Frees whatever the instance holds and forgets it. */
    Mono<Void> leave(String instance) {
        return database.sql("update shard_leases set owner = null where owner = :id")
                .bind("id", instance)
                .then()
                .then(database.sql(
                                "delete from instances where id = :id or expires_at < utc_timestamp(6) - interval 1 hour")
                        .bind("id", instance)
                        .then());
    }

    /** Notes that Redis has stored the lease's token and whatever came before an entry, itself included. */
    Mono<Lease> acknowledge(Lease lease, EntryId last) {
        return update(lease, lease.acknowledgedUpTo(last));
    }

    /**
     * Raises the token above one that Redis knows and the database does not (the database came back from a backup, or Redis
     * served another one before). The epoch goes past Redis's too: older cursors mean nothing here.
     */
    Mono<Lease> overtake(Lease lease, PublishOutcome.Fenced by) {
        long epoch = Math.max(lease.epoch(), by.epoch() + 1);
        return update(lease, new Lease(lease.shard(), by.token() + 1, 0, epoch, EntryId.NONE));
    }

    /** Raises the token: whatever was begun under the lease as it was has no effect any more. */
    Mono<Lease> raise(Lease lease) {
        return update(
                lease, new Lease(lease.shard(), lease.token() + 1, lease.acknowledged(), lease.epoch(), lease.last()));
    }

    /** Begins a new epoch from what Redis still has. */
    Mono<Lease> newEpoch(Lease lease, PublishOutcome.Lost lost) {
        return update(lease, new Lease(lease.shard(), lease.token(), lost.token(), lease.epoch() + 1, lost.last()));
    }

    private Mono<Lease> update(Lease from, Lease to) {
        return database.sql("""
                        update shard_leases set token = :next, fenced = :fenced, epoch = :epoch, last_entry_id = :last
                        where shard = :shard and token = :token""")
                .bindValues(Map.of("next", to.token(), "fenced", to.acknowledged(), "epoch", to.epoch()))
                .bindValues(Map.of("last", to.last().toString(), "shard", from.shard(), "token", from.token()))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0)
                .map(rows -> to)
                .switchIfEmpty(Mono.error(() -> new LeaseLostException(List.of(from))));
    }
}
