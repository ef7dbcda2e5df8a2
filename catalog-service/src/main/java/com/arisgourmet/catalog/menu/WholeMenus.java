package com.arisgourmet.catalog.menu;

import com.arisgourmet.catalog.categories.Categories;
import com.arisgourmet.catalog.options.OptionGroups;
import com.arisgourmet.catalog.products.Products;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads whole menus with three queries, however large they are. The caller's transaction says how the three agree. */
@Component
public class WholeMenus {
    private final Categories categories;
    private final OptionGroups optionGroups;
    private final Products products;

    WholeMenus(Categories categories, OptionGroups optionGroups, Products products) {
        this.categories = categories;
        this.optionGroups = optionGroups;
        this.products = products;
    }

    public Mono<WholeMenu> of(UUID restaurantId) {
        return categories
                .all(restaurantId)
                .flatMap(sections -> optionGroups.all(restaurantId).flatMap(questions -> products.all(restaurantId)
                        .map(dishes -> new WholeMenu(sections, questions, dishes))));
    }
}
