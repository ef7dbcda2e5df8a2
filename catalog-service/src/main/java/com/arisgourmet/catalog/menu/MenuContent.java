package com.arisgourmet.catalog.menu;

import com.arisgourmet.catalog.categories.Category;
import com.arisgourmet.catalog.options.OptionGroup;
import com.arisgourmet.catalog.products.Product;
import com.arisgourmet.contracts.CategoryState;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.ProductState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Everything on a restaurant's menu at one version of it, in the menu's order. */
record MenuContent(
        long version,
        List<CategoryState> categories,
        List<ProductState> products,
        List<OptionGroupState> optionGroups) {

    static MenuContent of(long version, WholeMenu menu) {
        return new MenuContent(
                version,
                menu.categories().stream().map(Category::state).toList(),
                menu.products().stream().map(Product::state).toList(),
                menu.optionGroups().stream().map(OptionGroup::state).toList());
    }

    /** Products that came back by themselves: with the version this says what is on sale at that instant. */
    long returned(Instant now) {
        return products.stream()
                .map(product -> product.availability().until())
                .filter(Objects::nonNull)
                .filter(until -> !now.isBefore(until))
                .count();
    }
}
