package com.arisgourmet.binder.redis;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stream as it was delivered.
 *
 * @param claimed it was pending already when its reader got it, so it may have been handled, wholly or in part, before
 */
record StreamEntry(String stream, String id, Map<String, byte[]> fields, boolean claimed) {

    /** The field that holds the payload; every other field is a header. */
    static final String DATA = "data";

    @Nullable
    String text(String field) {
        byte[] value = fields.get(field);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return stream + " " + id;
    }
}
