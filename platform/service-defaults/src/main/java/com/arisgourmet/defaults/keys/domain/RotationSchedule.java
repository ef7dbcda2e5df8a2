package com.arisgourmet.defaults.keys.domain;

import java.time.Duration;

/**
 * When keys move on.
 *
 * @param every from when one key begins to sign until the next one does
 * @param publishAhead how long a key is published before it signs: longer than verifiers keep a set they fetched
 * @param overlap how long a key is published after it signed last: as long as its tokens live, and some for clocks that differ
 */
public record RotationSchedule(Duration every, Duration publishAhead, Duration overlap) {
    /** Verifiers and caches on the way keep a published set for five minutes; the rest is for clocks that differ. */
    public static final Duration SHORTEST_AHEAD = Duration.ofMinutes(6);

    /** @throws IllegalArgumentException if verifiers could meet a key they do not know, or keys would pile up */
    public RotationSchedule {
        if (publishAhead.compareTo(SHORTEST_AHEAD) < 0) {
            throw new IllegalArgumentException("aris.keys.publish-ahead is %s, verifiers need %s to learn of a key"
                    .formatted(publishAhead, SHORTEST_AHEAD));
        }
        if (every.compareTo(publishAhead.plus(overlap)) <= 0) {
            throw new IllegalArgumentException("aris.keys.rotate-every is %s, a key is still published for %s"
                    .formatted(every, publishAhead.plus(overlap)));
        }
    }
}
