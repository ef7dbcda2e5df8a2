package com.arisgourmet.catalog.menu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The menus asked for last, each with the version it was read at: one of another version is not served. */
@Component
class MenuCache {
    private static final int MENUS = 200;

    private final Map<UUID, MenuContent> menus = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, MenuContent> eldest) {
            return size() > MENUS;
        }
    };

    synchronized @Nullable MenuContent get(UUID restaurantId, long version) {
        MenuContent cached = menus.get(restaurantId);
        return cached != null && cached.version() == version ? cached : null;
    }

    synchronized void put(UUID restaurantId, MenuContent menu) {
        MenuContent cached = menus.get(restaurantId);
        if (cached == null || cached.version() <= menu.version()) {
            menus.put(restaurantId, menu);
        }
    }
}
