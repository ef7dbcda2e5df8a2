package com.arisgourmet.binder.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many streams of a group one of its living instances may hold. The shares of all together always cover every stream. */
final class FairShare {

    private FairShare() {}

    /** {@code ceil(streams / instances)}; an instance that sees nobody, itself included, counts itself. */
    static int of(int streams, long instances) {
        return (int) Math.ceilDiv((long) streams, Math.max(1, instances));
    }

    /** The streams in the order in which this instance asks for them: each begins elsewhere, so that few ask for the same one. */
    static List<String> preference(List<String> streams, String instance) {
        List<String> rotated = new ArrayList<>(streams);
        Collections.rotate(rotated, Math.floorMod(instance.hashCode(), streams.size()));
        return List.copyOf(rotated);
    }
}
