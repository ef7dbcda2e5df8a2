package com.arisgourmet.binder.redis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.NestedExceptionUtils;

/** A dead letter is its entry, field by field, with {@code dlq_*} fields added that say where it came from and why it is here. Its id says when. */
final class DeadLetter {

    private static final int LONGEST_CAUSE = 1000;

    private DeadLetter() {}

    static Map<String, byte[]> of(StreamEntry entry, String group, long attempts, Throwable failure) {
        Map<String, byte[]> letter = new LinkedHashMap<>(entry.fields());
        put(letter, "dlq_stream", entry.stream());
        put(letter, "dlq_entry", entry.id());
        put(letter, "dlq_group", group);
        put(letter, "dlq_attempts", String.valueOf(attempts));
        put(letter, "dlq_cause", cause(failure));
        return letter;
    }

    /** The innermost exception: those around it belong to the way a message takes to its handler. */
    static String cause(Throwable failure) {
        String text = NestedExceptionUtils.getMostSpecificCause(failure).toString();
        return text.length() <= LONGEST_CAUSE ? text : text.substring(0, LONGEST_CAUSE);
    }

    private static void put(Map<String, byte[]> letter, String field, String value) {
        letter.put(field, value.getBytes(StandardCharsets.UTF_8));
    }
}
