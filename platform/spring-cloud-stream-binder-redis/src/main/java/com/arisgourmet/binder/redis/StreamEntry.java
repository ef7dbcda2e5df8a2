package com.arisgourmet.binder.redis;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stream as it was delivered.
 *
 * @param stream where it is pending
 * @param key that order is kept for; empty if it has none
 * @param claimed it was pending already when its reader got it, so it may have been handled, wholly or in part, before
 * @param retried it is a dead letter tried again, in a stream of its own, and its fields say where it came from
 */
record StreamEntry(String stream, String id, Map<String, byte[]> fields, String key, boolean claimed, boolean retried) {

    /** The field that holds the payload; every other field is a header. */
    static final String DATA = "data";

    /** @param keyHeader field that holds the key */
    static StreamEntry of(
            String stream, String id, Map<String, byte[]> fields, String keyHeader, boolean claimed, boolean retried) {
        String key = text(fields, keyHeader);
        return new StreamEntry(stream, id, fields, key == null ? "" : key, claimed, retried);
    }

    @Nullable
    String text(String field) {
        return text(fields, field);
    }

    private static @Nullable String text(Map<String, byte[]> fields, String field) {
        byte[] value = fields.get(field);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** The live stream it was first read from. */
    String origin() {
        String origin = retried ? text(DeadLetter.STREAM) : null;
        return origin == null ? stream : origin;
    }

    /** Its id there. */
    String originId() {
        String origin = retried ? text(DeadLetter.ENTRY) : null;
        return origin == null ? id : origin;
    }

    @Override
    public String toString() {
        return stream + " " + id;
    }
}
