package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Event;
import com.arisgourmet.bench.process.Candidate;
import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.contracts.EventStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Something that moves rows of an outbox into Redis Streams. */
interface Contender {
    /** Its key in the result: {@code ours}. */
    String name();

    Candidate start(Stage stage, Path folder, Undo undo) throws IOException, SQLException;

    /** The schema its outbox is in. */
    String schema(Stage stage);

    String insert();

    void bind(PreparedStatement insert, Event event) throws SQLException;

    /** Where its entries arrive. */
    List<String> streams();

    /** Every key it may write in Redis. */
    List<String> keys();

    /** Whether writers tell it after commit that there is something. */
    boolean isNudged();

    /** The outbox and the streams of this project: what the relay and its ceiling have in common. */
    interface OfOurOutbox extends Contender {
        @Override
        default String schema(Stage stage) {
            return stage.outboxSchema();
        }

        @Override
        default String insert() {
            return """
                    insert into outbox (event_id, restaurant_id, shard, aggregate_type, aggregate_id, aggregate_version,
                      ordinal, type, created_at, traceparent, event)
                    values (?, ?, ?, ?, ?, ?, 0, ?, utc_timestamp(6), ?, ?)""";
        }

        @Override
        default void bind(PreparedStatement insert, Event event) throws SQLException {
            insert.setBytes(1, Event.bytes(event.id()));
            insert.setBytes(2, Event.bytes(event.restaurantId()));
            insert.setInt(3, event.shard());
            insert.setString(4, Event.AGGREGATE_TYPE);
            insert.setBytes(5, Event.bytes(event.aggregateId()));
            insert.setInt(6, event.version());
            insert.setString(7, Event.TYPE);
            insert.setString(8, Event.TRACEPARENT);
            insert.setString(9, event.payload());
        }

        @Override
        default List<String> streams() {
            return IntStream.range(0, EventStreams.SHARDS)
                    .mapToObj(EventStreams::streamOf)
                    .toList();
        }

        @Override
        default List<String> keys() {
            Stream<String> fences = IntStream.range(0, EventStreams.SHARDS).mapToObj(EventStreams::fenceOf);
            return Stream.concat(streams().stream(), fences).toList();
        }

        @Override
        default boolean isNudged() {
            return true;
        }
    }
}
