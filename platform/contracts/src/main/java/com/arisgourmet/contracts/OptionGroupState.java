package com.arisgourmet.contracts;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A question asked about a product: "Salsa?", "Término".
 *
 * @param minSelections least number of options, counted with their quantities; 0: optional
 * @param maxSelections greatest number, at least {@code minSelections} and 1
 */
public record OptionGroupState(
        UUID id,
        UUID restaurantId,
        String name,
        Map<String, Text> translations,
        int minSelections,
        int maxSelections,
        List<Option> options,
        long version) {

    /** @param priceDelta added to the product's unit price for each one chosen; may be negative */
    public record Option(UUID id, String name, Map<String, Text> translations, Money priceDelta, boolean available) {}
}
