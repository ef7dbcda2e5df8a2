package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.Event;
import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.defaults.outbox.OutboxNudge;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Order-service's outbox, written to as the service does: a row in a transaction, a nudge for the relay after it. */
final class OrderOutbox implements AutoCloseable {
    private static final String SCHEMA = "aris_order";

    private final Stage stage;
    private final int shard;
    private final Connection connection;
    private final PreparedStatement insert;

    OrderOutbox(Stage stage) throws SQLException {
        this.stage = stage;
        this.shard = EventStreams.shardOf(stage.orders().restaurant());
        this.connection = stage.mysql().connect(SCHEMA);
        this.insert = connection.prepareStatement("""
                insert into outbox (event_id, restaurant_id, shard, aggregate_type, aggregate_id, aggregate_version,
                  ordinal, type, created_at, traceparent, event)
                values (?, ?, ?, 'order', ?, 1, 0, ?, utc_timestamp(6), null, ?)""");
    }

    /** Some orders in one transaction. */
    void commit(long first, int count) throws SQLException {
        for (long number = first; number < first + count; number++) {
            insert(number);
        }
        connection.commit();
        stage.redis().async().publish(OutboxNudge.CHANNEL, SCHEMA + ":" + shard);
    }

    private void insert(long number) throws SQLException {
        Order orders = stage.orders();
        byte[] id = Event.bytes(orders.id(number));
        insert.setBytes(1, id);
        insert.setBytes(2, Event.bytes(orders.restaurant()));
        insert.setInt(3, shard);
        insert.setBytes(4, id);
        insert.setString(5, Order.TYPE);
        insert.setString(6, new String(orders.event(number, System.nanoTime()), StandardCharsets.UTF_8));
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
