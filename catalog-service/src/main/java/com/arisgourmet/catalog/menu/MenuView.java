package com.arisgourmet.catalog.menu;

import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.ProductState.Availability;
import com.arisgourmet.contracts.ProductState.Variant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A menu as a guest reads it: in one language, as sold now. */
record MenuView(
        MenuRestaurant restaurant,
        List<MenuCategory> categories,
        List<MenuProduct> products,
        List<MenuOptionGroup> optionGroups,
        long version) {

    record MenuRestaurant(String name, String slug, String currency, String locale) {}

    record MenuCategory(UUID id, String name, int position) {}

    /** @param availability {@code available} is true if it can be ordered now */
    record MenuProduct(
            UUID id,
            UUID restaurantId,
            UUID categoryId,
            String name,
            @Nullable String description,
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
            long version) {}

    record MenuOptionGroup(
            UUID id,
            UUID restaurantId,
            String name,
            int minSelections,
            int maxSelections,
            List<MenuOption> options,
            long version) {}

    record MenuOption(UUID id, String name, Money priceDelta, boolean available) {}
}
