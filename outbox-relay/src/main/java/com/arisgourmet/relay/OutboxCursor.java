package com.arisgourmet.relay;

import com.arisgourmet.defaults.problem.ProblemException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last item of a page over several outboxes: {@code aris_order:17:812}. What the numbers are is up to the list; together
 * they grow within a schema.
 */
record OutboxCursor(String schema, long major, long minor) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9_]{1,64}):(\\d{1,18}):(\\d{1,18})");

    /**
     * @return where the list starts, null for its beginning
     * @throws ProblemException 400 unless it is one of ours
     */
    static @Nullable OutboxCursor parse(@Nullable String text, Set<String> schemas) {
        if (text == null) {
            return null;
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !schemas.contains(matcher.group(1))) {
            throw ProblemException.invalid("cursor", "format", "cursor: take the nextCursor of the page before.");
        }
        return new OutboxCursor(matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    /** @return the same place if it is in that schema, else the schema's beginning */
    static OutboxCursor within(String schema, @Nullable OutboxCursor cursor) {
        return cursor != null && cursor.schema.equals(schema) ? cursor : new OutboxCursor(schema, 0, 0);
    }

    @Override
    public String toString() {
        return schema + ":" + major + ":" + minor;
    }
}
