package com.arisgourmet.relay;

import com.arisgourmet.contracts.EventStreams;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service's hint that an outbox has rows of a shard: {@code aris_order:17}. */
record Nudge(String schema, int shard) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9_]{1,64}):(\\d{1,2})");

    /** @return empty if the message is none: anyone with the right may send anything */
    static Optional<Nudge> parse(String message) {
        Matcher matcher = FORM.matcher(message);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int shard = Integer.parseInt(matcher.group(2));
        return shard < EventStreams.SHARDS ? Optional.of(new Nudge(matcher.group(1), shard)) : Optional.empty();
    }
}
