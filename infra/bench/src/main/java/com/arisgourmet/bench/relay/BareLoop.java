package com.arisgourmet.bench.relay;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a shard's unpublished rows, adds them to its stream, marks them; then the next shard. One statement after the other. */
final class BareLoop implements Callable<Void> {
    private static final int ROWS = 500;
    private static final int POLL_MILLIS = 200;

    private final Connection database;
    private final StatefulRedisConnection<String, String> redis;
    private final int[] shards;
    private final BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    private final Set<Integer> queued = ConcurrentHashMap.newKeySet();
    private final PreparedStatement pending;
    private final PreparedStatement unpublished;
    private final PreparedStatement mark;

    BareLoop(Connection database, StatefulRedisConnection<String, String> redis, int[] shards) throws SQLException {
        this.database = database;
        this.redis = redis;
        this.shards = shards;
        redis.setAutoFlushCommands(false);
        database.setAutoCommit(true);
        pending = database.prepareStatement("select shard from outbox where state = 0 group by state, shard");
        unpublished = database.prepareStatement("""
                select id, event_id, aggregate_type, aggregate_id, type, traceparent, event
                from outbox force index (outbox_pending) where state = 0 and shard = ? order by id limit ?""");
        mark = database.prepareStatement("""
                update outbox o join json_table(?, '$[*]' columns
                  (id bigint unsigned path '$[0]', entry varchar(40) path '$[1]')) p on p.id = o.id
                set o.state = 1, o.published_at = utc_timestamp(6), o.epoch = 1, o.entry_id = p.entry
                where o.state = 0""");
    }

    /** Asks for a shard to be looked at; each is in the queue once at most. */
    void want(int shard) {
        if (queued.add(shard)) {
            queue.add(shard);
        }
    }

    @Override
    public @Nullable Void call() throws Exception {
        while (true) {
            Integer shard = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (shard == null) {
                poll();
            } else {
                queued.remove(shard);
                if (publish(shard) == ROWS) {
                    want(shard);
                }
            }
        }
    }

    private void poll() throws SQLException {
        try (ResultSet rows = pending.executeQuery()) {
            while (rows.next()) {
                int shard = rows.getInt(1);
                if (IntStream.of(shards).anyMatch(mine -> mine == shard)) {
                    want(shard);
                }
            }
        }
    }

    private int publish(int shard) throws Exception {
        List<Long> ids = new ArrayList<>();
        List<RedisFuture<String>> entries = new ArrayList<>();
        unpublished.setInt(1, shard);
        unpublished.setInt(2, ROWS);
        try (ResultSet rows = unpublished.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
                entries.add(redis.async().xadd(EventStreams.streamOf(shard), (Object[]) fields(rows)));
            }
        }
        if (!ids.isEmpty()) {
            redis.flushCommands();
            StringBuilder pairs = new StringBuilder("[");
            for (int i = 0; i < ids.size(); i++) {
                pairs.append(i == 0 ? "[" : ",[")
                        .append(ids.get(i))
                        .append(",\"")
                        .append(entries.get(i).get())
                        .append("\"]");
            }
            mark.setString(1, pairs.append(']').toString());
            mark.executeUpdate();
        }
        return ids.size();
    }

    private static String[] fields(ResultSet row) throws SQLException {
        return new String[] {
            EventStreams.DATA,
            row.getString("event"),
            EventStreams.CONTENT_TYPE,
            CloudEvent.MEDIA_TYPE,
            EventStreams.ID,
            uuid(row.getBytes("event_id")).toString(),
            EventStreams.TYPE,
            row.getString("type"),
            EventStreams.SUBJECT,
            row.getString("aggregate_type") + "/" + uuid(row.getBytes("aggregate_id")),
            EventStreams.TRACEPARENT,
            row.getString("traceparent")
        };
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
