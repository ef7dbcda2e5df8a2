package com.arisgourmet.catalog.products;

import java.util.Set;
import java.util.UUID;

/** What a product of one restaurant may refer to. */
record MenuScope(String currency, Set<UUID> categories, Set<UUID> optionGroups) {
    MenuScope {
        categories = Set.copyOf(categories);
        optionGroups = Set.copyOf(optionGroups);
    }
}
