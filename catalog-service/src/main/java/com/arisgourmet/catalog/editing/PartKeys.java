package com.arisgourmet.catalog.editing;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The keys of an aggregate's parts (variants, options): a part keeps its key for life, a new one is named by its id. */
public final class PartKeys {
    private PartKeys() {}

    public static Map<UUID, String> of(Collection<UUID> parts, Map<UUID, String> before) {
        Map<UUID, String> keys = new TreeMap<>();
        parts.forEach(id -> keys.put(id, before.getOrDefault(id, id.toString())));
        return keys;
    }
}
