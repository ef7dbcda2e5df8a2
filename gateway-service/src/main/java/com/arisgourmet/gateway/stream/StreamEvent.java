package com.arisgourmet.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.arisgourmet.contracts.EventType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as the hub holds it: what routing needs, and the CloudEvent's bytes as the relay published them, which go to
 * clients untouched. The frame of a channel is made at the first client that takes it and shared by all others.
 */
final class StreamEvent {
    private final Routing routing;
    private final Cursor cursor;
    private final byte[] json;
    private final Map<Channel, Frame> frames = new EnumMap<>(Channel.class);

    /**
     * @param eventId the same in every repetition
     * @param aggregate {@code order} in {@code order/0198…}
     * @param tableSessionId the session it belongs to, if any
     * @param stations kitchen stations of an order's items
     * @param busyStations those of them that have something of it still to make
     */
    record Routing(
            UUID eventId,
            UUID restaurantId,
            String type,
            String aggregate,
            String subject,
            long version,
            Instant time,
            @Nullable UUID tableSessionId,
            Set<String> stations,
            Set<String> busyStations,
            @Nullable String traceparent) {

        boolean isRepublication() {
            return EventType.ofWireName(type).map(EventType::isRepublication).orElse(false);
        }
    }

    StreamEvent(Routing routing, Cursor cursor, byte[] json) {
        this.routing = routing;
        this.cursor = cursor;
        this.json = json;
    }

    Routing routing() {
        return routing;
    }

    Cursor cursor() {
        return cursor;
    }

    EntryId id() {
        return cursor.entry();
    }

    /** @return bytes of the event itself; its frames take about as many again */
    int size() {
        return json.length;
    }

    synchronized Frame frame(Channel channel) {
        return frames.computeIfAbsent(channel, this::frameFor);
    }

    Frame coalescedFrame(Channel channel) {
        return new Frame(bytes(channel, true), this, channel);
    }

    private Frame frameFor(Channel channel) {
        return new Frame(bytes(channel, false), this, channel);
    }

    private byte[] bytes(Channel channel, boolean coalesced) {
        byte[] head = ("{\"type\":\"event\",\"channel\":\"" + channel.wireName() + "\",\"cursor\":\"" + cursor.encoded()
                        + "\"," + (coalesced ? "\"coalesced\":true," : "") + "\"event\":")
                .getBytes(UTF_8);
        byte[] frame = new byte[head.length + json.length + 1];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(json, 0, frame, head.length, json.length);
        frame[frame.length - 1] = '}';
        return frame;
    }
}
