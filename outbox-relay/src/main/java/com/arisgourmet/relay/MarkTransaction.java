package com.arisgourmet.relay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Marks the rows of some batches as published and notes in their leases how far Redis is. The whole transaction is one message
 * to the server: the locks of the leases, for which a takeover waits, end with it whatever becomes of this process. What
 * stands in it are numbers, entry ids and names of schemas, nothing that came from outside.
 */
final class MarkTransaction {
    private final DatabaseClient database;

    MarkTransaction(DatabaseClient database) {
        this.database = database;
    }

    /** Which lease was held: one that comes twice, with two tokens, can't be held twice. */
    private record Held(int shard, long token) implements Comparable<Held> {
        @Override
        public int compareTo(Held other) {
            return shard == other.shard ? Long.compare(token, other.token) : Integer.compare(shard, other.shard);
        }
    }

    /**
     * @param batches each shard's in the order in which Redis got them
     * @throws LeaseLostException if a lease is gone; nothing is marked then
     */
    Mono<Void> mark(List<Acknowledged> batches) {
        Collection<Lease> after = batches.stream()
                .collect(Collectors.toMap(
                        batch -> new Held(batch.lease().shard(), batch.lease().token()),
                        Acknowledged::after,
                        (first, next) -> next,
                        TreeMap::new))
                .values();
        String sql = sql(batches, after);
        return database.inConnection(connection -> Flux.usingWhen(
                                Mono.just(connection),
                                on -> execute(on, sql),
                                on -> Mono.empty(),
                                (on, failure) -> rollBack(on),
                                MarkTransaction::rollBack)
                        .last())
                .filter(held -> held == after.size())
                .switchIfEmpty(Mono.error(() -> new LeaseLostException(after)))
                .then();
    }

    private static Flux<Integer> execute(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.filter(part -> !(part instanceof Result.UpdateCount))
                        .map(row -> row.get("held", Integer.class)));
    }

    private static Mono<Void> rollBack(Connection connection) {
        return Flux.from(connection.createStatement("rollback").execute())
                .concatMap(Result::getRowsUpdated)
                .then();
    }

    private static String sql(List<Acknowledged> batches, Collection<Lease> after) {
        Map<String, List<Acknowledged>> bySchema =
                batches.stream().collect(groupingBy(Acknowledged::schema, TreeMap::new, Collectors.toList()));
        return Stream.of(
                        Stream.of("start transaction", lock(after)),
                        bySchema.entrySet().stream().map(of -> rows(of.getKey(), of.getValue(), after.size())),
                        Stream.of(leases(after), "select @held as held", "commit"))
                .flatMap(statements -> statements)
                .collect(joining(";\n"));
    }

    /** By shard, as whoever takes them does. */
    private static String lock(Collection<Lease> after) {
        return "select count(*) into @held from shard_leases where shard in (%s) and (shard, token) in (%s) for update"
                .formatted(
                        after.stream().map(lease -> "" + lease.shard()).collect(joining(",")),
                        after.stream()
                                .map(lease -> "(%d,%d)".formatted(lease.shard(), lease.token()))
                                .collect(joining(",")));
    }

    private static String leases(Collection<Lease> after) {
        return """
                update shard_leases l join json_table('%s', '$[*]' columns
                  (shard tinyint unsigned path '$[0]', last varchar(40) path '$[1]')) n on n.shard = l.shard
                set l.last_entry_id = n.last, l.fenced = l.token where @held = %d""".formatted(
                        after.stream()
                                .map(lease -> "[%d,\"%s\"]".formatted(lease.shard(), lease.last()))
                                .collect(joining(",", "[", "]")),
                        after.size());
    }

    private static String rows(String schema, List<Acknowledged> batches, int held) {
        return """
                update %s.outbox o join json_table('%s', '$[*]' columns
                  (id bigint unsigned path '$[0]', epoch bigint unsigned path '$[1]', entry varchar(40) path '$[2]')) m
                  on m.id = o.id
                set o.state = 1, o.published_at = utc_timestamp(6), o.epoch = m.epoch, o.entry_id = m.entry
                where o.state = 0 and @held = %d""".formatted(
                        schema, batches.stream().flatMap(MarkTransaction::marks).collect(joining(",", "[", "]")), held);
    }

    private static Stream<String> marks(Acknowledged batch) {
        return IntStream.range(0, batch.rows().size()).mapToObj(i -> "[%d,%d,\"%s\"]"
                .formatted(
                        batch.rows().get(i),
                        batch.lease().epoch(),
                        batch.entries().get(i)));
    }
}
