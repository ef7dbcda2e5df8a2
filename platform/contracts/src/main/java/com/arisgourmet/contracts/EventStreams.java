package com.arisgourmet.contracts;

import java.util.UUID;

/**
 * Which Redis stream holds a restaurant's events. The number of shards is fixed for ever: a restaurant's shard is part of
 * every cursor and of every consumer group's position.
 *
 * <p>A stream entry has the fields {@value #DATA} (the CloudEvent as JSON) and, as message headers,
 * {@value #CONTENT_TYPE}, {@value #ID}, {@value #TYPE}, {@value #SUBJECT} and, if traced, {@value #TRACEPARENT}.
 */
public final class EventStreams {
    public static final int SHARDS = 64;

    public static final String DATA = "data";
    public static final String CONTENT_TYPE = "contentType";
    public static final String ID = "id";
    public static final String TYPE = "type";
    public static final String SUBJECT = "subject";
    public static final String TRACEPARENT = "traceparent";

    private EventStreams() {}

    /** @return the shard of a restaurant, 0 to 63; the same in every version of this software */
    public static int shardOf(UUID restaurantId) {
        long bits = restaurantId.getMostSignificantBits() ^ restaurantId.getLeastSignificantBits();
        bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (int) ((bits ^ (bits >>> 33)) & (SHARDS - 1));
    }

    /** @return {@code events:{07}}; the braces are a Redis Cluster hash tag */
    public static String streamOf(int shard) {
        return "events:" + tag(shard);
    }

    /** @return {@code fence:{07}}: a hash with the writer's {@code token} and the stream's {@code epoch} */
    public static String fenceOf(int shard) {
        return "fence:" + tag(shard);
    }

    private static String tag(int shard) {
        if (shard < 0 || shard >= SHARDS) {
            throw new IllegalArgumentException("no shard " + shard);
        }
        return "{%02d}".formatted(shard);
    }
}
