package com.arisgourmet.catalog.exchange;

import java.util.Map;
import java.util.UUID;

/** What an import did, and the ids of everything the document names. */
record ImportResult(Counts counts, ImportedIds ids) {

    record Counts(Count categories, Count optionGroups, Count products) {}

    record Count(int created, int changed, int unchanged) {}

    /**
     * Ids by key.
     *
     * @param variants by {@code productKey/variantKey}
     * @param options by {@code groupKey/optionKey}
     */
    record ImportedIds(
            Map<String, UUID> categories,
            Map<String, UUID> products,
            Map<String, UUID> variants,
            Map<String, UUID> optionGroups,
            Map<String, UUID> options) {}
}
