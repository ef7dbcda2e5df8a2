package com.arisgourmet.order.kitchen;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * @param confirmWithinSeconds of the restaurant's own choice; null: as the installation says
 * @param version 0 while the restaurant has chosen nothing
 */
public record KitchenSettings(@Nullable Integer confirmWithinSeconds, long version) {
    /** Less, and a screen that is only slow would raise alarms. */
    static final int SHORTEST_SECONDS = 5;

    public static final Duration SHORTEST = Duration.ofSeconds(SHORTEST_SECONDS);

    static final int LONGEST_SECONDS = 600;
    static final KitchenSettings NONE = new KitchenSettings(null, 0);

    KitchenSettings choosing(@Nullable Integer confirmWithinSeconds) {
        return new KitchenSettings(confirmWithinSeconds, version + 1);
    }
}
