package com.arisgourmet.catalog.exchange;

import com.arisgourmet.catalog.exchange.ImportResult.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a document over what is there under the same keys, and remembers what came of it. */
final class Merge<T> {
    private final Map<String, T> byKey = new LinkedHashMap<>();
    private final Map<String, T> merged = new LinkedHashMap<>();
    private final List<T> changes = new ArrayList<>();
    private int created;

    Merge(List<T> existing, Function<T, String> key) {
        existing.forEach(thing -> byKey.put(key.apply(thing), thing));
    }

    @Nullable
    T existing(String key) {
        return byKey.get(key);
    }

    /** @param after the very same object as {@link #existing} if nothing changes */
    void put(String key, T after) {
        @Nullable T before = byKey.get(key);
        merged.put(key, after);
        if (before == null) {
            created++;
        }
        if (before != after) {
            changes.add(after);
        }
    }

    /** @return what has this key, from the document or from before */
    T get(String key) {
        @Nullable T found = merged.containsKey(key) ? merged.get(key) : byKey.get(key);
        if (found == null) {
            throw new IllegalStateException("nothing has the key " + key);
        }
        return found;
    }

    /** @return what has to be written */
    List<T> changes() {
        return changes;
    }

    /** @return what the document names */
    Map<String, T> merged() {
        return merged;
    }

    Count count() {
        return new Count(created, changes.size() - created, merged.size() - changes.size());
    }
}
