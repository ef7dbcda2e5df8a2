package com.arisgourmet.binder.redis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.NestedExceptionUtils;

/** A dead letter is its entry, field by field, with {@code dlq_*} fields added that say where it came from and why it is here. Its id says when. */
final class DeadLetter {

    static final String STREAM = "dlq_stream";
    static final String ENTRY = "dlq_entry";
    static final String ATTEMPTS = "dlq_attempts";
    static final String CAUSE = "dlq_cause";
    static final String REASON = "dlq_reason";

    private static final int LONGEST_CAUSE = 1000;

    private DeadLetter() {}

    static Map<String, byte[]> of(StreamEntry entry, String group, long attempts, Throwable failure) {
        Map<String, byte[]> letter = new LinkedHashMap<>(entry.fields());
        put(letter, STREAM, entry.origin());
        put(letter, ENTRY, entry.originId());
        put(letter, "dlq_group", group);
        put(letter, ATTEMPTS, String.valueOf(attempts));
        put(letter, CAUSE, cause(failure));
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
