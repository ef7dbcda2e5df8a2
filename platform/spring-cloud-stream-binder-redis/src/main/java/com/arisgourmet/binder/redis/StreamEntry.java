package com.arisgourmet.binder.redis;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stream as it was delivered.
 *
 * @param stream where it is pending
 * @param claimed it was pending already when its reader got it, so it may have been handled, wholly or in part, before
 * @param retried it is a dead letter tried again, in a stream of its own, and its fields say where it came from
 */
record StreamEntry(String stream, String id, Map<String, byte[]> fields, boolean claimed, boolean retried) {

    /** The field that holds the payload; every other field is a header. */
    static final String DATA = "data";

    StreamEntry(String stream, String id, Map<String, byte[]> fields, boolean claimed) {
        this(stream, id, fields, claimed, false);
    }

    @Nullable
    String text(String field) {
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

    /** The key that order is kept for; empty if it has none. */
    String key(String keyHeader) {
        String key = text(keyHeader);
        return key == null ? "" : key;
    }

    @Override
    public String toString() {
        return stream + " " + id;
    }
}
