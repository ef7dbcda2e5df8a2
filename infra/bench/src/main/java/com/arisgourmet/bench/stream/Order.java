package com.arisgourmet.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders of one restaurant as events, each of an aggregate of its own, each with its number and a time in a note. */
final class Order {
    static final String TYPE = "order.placed.v1";
    private static final byte MARK = '#';
    private static final int NUMBER_DIGITS = 10;
    private static final int NANO_DIGITS = 19;
    private static final long VERSION_7 = 0x0199_0000_0000_7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UUID restaurant;
    private final long run = System.currentTimeMillis() & 0xffff_ffffL;
    private final ObjectNode template;

    Order(UUID restaurant) {
        this.restaurant = restaurant;
        try (InputStream sample =
                Objects.requireNonNull(Order.class.getResourceAsStream("/samples/" + TYPE + ".json"))) {
            template = (ObjectNode) JSON.readTree(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ObjectNode data = (ObjectNode) template.required("data");
        data.remove("tableSessionId");
        template.put("restaurantid", restaurant.toString());
        data.put("restaurantId", restaurant.toString());
    }

    UUID restaurant() {
        return restaurant;
    }

    UUID id(long number) {
        return new UUID(VERSION_7 + run, VARIANT | number);
    }

    static long number(UUID id) {
        return id.getLeastSignificantBits() & ~VARIANT;
    }

    /** @param nanos when it is published */
    byte[] event(long number, long nanos) {
        ObjectNode event = template.deepCopy();
        ObjectNode data = (ObjectNode) event.required("data");
        event.put("id", id(number).toString());
        event.put("subject", "order/" + id(number));
        event.put("aggregateversion", 1);
        data.put("id", id(number).toString());
        ((ObjectNode) data.required("items").get(0)).put("note", "#%010d %019d#".formatted(number, nanos));
        return JSON.writeValueAsString(event).getBytes(UTF_8);
    }

    static boolean isIn(ByteBuf text) {
        return mark(text) >= 0;
    }

    static long number(ByteBuf text) {
        return digits(text, mark(text) + 1, NUMBER_DIGITS);
    }

    static long publishedNanos(ByteBuf text) {
        return digits(text, mark(text) + NUMBER_DIGITS + 2, NANO_DIGITS);
    }

    private static int mark(ByteBuf text) {
        return text.indexOf(text.readerIndex(), text.writerIndex(), MARK);
    }

    private static long digits(ByteBuf text, int from, int count) {
        long value = 0;
        for (int at = from; at < from + count; at++) {
            value = value * 10 + text.getByte(at) - '0';
        }
        return value;
    }
}
