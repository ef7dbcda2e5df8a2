package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.contracts.EventStreams;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the contestants have in common.
 *
 * @param orders what is published
 * @param redisUrl of an account that may do everything
 * @param folder for logs
 */
record Stage(Order orders, StatefulRedisConnection<String, String> redis, String redisUrl, MySql mysql, Path folder) {
    private static final int KEPT = 20_000;

    String stream() {
        return EventStreams.streamOf(EventStreams.shardOf(orders.restaurant()));
    }

    /** As the relay does. */
    void addToStream(long number) {
        var event = new String(orders.event(number, System.nanoTime()), StandardCharsets.UTF_8);
        redis.async()
                .xadd(
                        stream(),
                        XAddArgs.Builder.maxlen(KEPT).approximateTrimming(),
                        Map.of(
                                EventStreams.DATA,
                                event,
                                EventStreams.CONTENT_TYPE,
                                "application/json",
                                EventStreams.ID,
                                orders.id(number).toString(),
                                EventStreams.TYPE,
                                Order.TYPE,
                                EventStreams.SUBJECT,
                                "order/" + orders.id(number)));
    }
}
