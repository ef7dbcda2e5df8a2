package com.arisgourmet.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as sold.
 *
 * @param price price without variant, tax included
 * @param station kitchen station that makes it, {@code grill}
 * @param prepMinutes expected minutes of preparation
 * @param taxRate basis points contained in the price (800 = 8 %)
 * @param variants if not empty, exactly one must be chosen and its price replaces {@code price}
 * @param optionGroupIds in the order they are asked
 */
public record ProductState(
        UUID id,
        UUID restaurantId,
        UUID categoryId,
        String name,
        @Nullable String description,
        Map<String, Text> translations,
        Money price,
        String station,
        int prepMinutes,
        int taxRate,
        List<String> allergens,
        List<String> dietary,
        @Nullable String imageUrl,
        List<Variant> variants,
        List<UUID> optionGroupIds,
        Availability availability,
        int position,
        long version) {

    public record Variant(UUID id, String name, Money price) {}

    /**
     * @param available false: sold out, whatever the rest says
     * @param remaining portions left, counted down by orders; absent: not counted
     * @param until when a sold-out product comes back by itself
     */
    public record Availability(
            boolean available,
            @Nullable Integer remaining,
            @Nullable Instant until) {
        public static final Availability ALWAYS = new Availability(true, null, null);

        /** Whether it can be ordered at that instant. */
        public boolean at(Instant now) {
            boolean back = until != null && !now.isBefore(until);
            return (available || back) && (remaining == null || remaining > 0);
        }
    }
}
