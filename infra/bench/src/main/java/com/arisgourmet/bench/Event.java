package com.arisgourmet.bench;

import com.arisgourmet.contracts.EventStreams;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * One event of a turn, made from its number alone. A hundred that follow each other belong to ten aggregates and take turns, so
 * that whoever writes whole hundreds in order writes each aggregate's versions in order.
 */
public record Event(int number) {
    public static final int BLOCK = 100;
    public static final int PER_AGGREGATE = 10;
    public static final int PAYLOAD_BYTES = 200;
    public static final String AGGREGATE_TYPE = "order";
    public static final String TYPE = "order.placed.v1";

    /** What a service's row of an unsampled request has. */
    public static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    private static final char MARK = '#';
    private static final int DIGITS = 10;
    private static final int RESTAURANTS = 1_000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VERSION_7 = 0x0199_0000_0000_7000L;

    /** Sorts by number, as the ids of services sort by time. */
    public UUID id() {
        return new UUID(VERSION_7, VARIANT | number);
    }

    public int aggregate() {
        return number / BLOCK * (BLOCK / PER_AGGREGATE) + number % PER_AGGREGATE;
    }

    public UUID aggregateId() {
        return new UUID(VERSION_7 + 1, VARIANT | aggregate());
    }

    /** From 1 to 10. */
    public int version() {
        return number % BLOCK / PER_AGGREGATE + 1;
    }

    public UUID restaurantId() {
        long spread = aggregate() * 0x9e37_79b9_7f4a_7c15L;
        return new UUID(VERSION_7 + 2, VARIANT | Long.remainderUnsigned(spread >>> 16, RESTAURANTS));
    }

    public int shard() {
        return EventStreams.shardOf(restaurantId());
    }

    /** JSON of {@value #PAYLOAD_BYTES} bytes that tells the event's number. */
    public String payload() {
        String start = "{\"event\":\"%c%010d%c\",\"aggregate\":\"%s\",\"version\":%d,\"note\":\""
                .formatted(MARK, number, MARK, aggregateId(), version());
        return start + "x".repeat(PAYLOAD_BYTES - start.length() - 2) + "\"}";
    }

    /** The event of which this is the payload, quoted or not. */
    public static Event ofPayload(String payload) {
        int at = payload.indexOf(MARK) + 1;
        return new Event(Integer.parseInt(payload, at, at + DIGITS, 10));
    }

    public static boolean isPayload(String text) {
        int at = text.indexOf(MARK);
        return at >= 0 && text.length() > at + DIGITS + 1 && text.charAt(at + DIGITS + 1) == MARK;
    }

    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
