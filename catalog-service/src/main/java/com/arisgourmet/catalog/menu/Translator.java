package com.arisgourmet.catalog.menu;

import com.arisgourmet.catalog.menu.MenuView.MenuCategory;
import com.arisgourmet.catalog.menu.MenuView.MenuOption;
import com.arisgourmet.catalog.menu.MenuView.MenuOptionGroup;
import com.arisgourmet.catalog.menu.MenuView.MenuProduct;
import com.arisgourmet.catalog.menu.MenuView.MenuRestaurant;
import com.arisgourmet.catalog.restaurants.Restaurant;
import com.arisgourmet.contracts.CategoryState;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.OptionGroupState.Option;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.contracts.ProductState.Availability;
import com.arisgourmet.contracts.Text;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a menu in one language at one instant. What isn't translated is shown in the restaurant's own words.
 *
 * @param language ISO 639 code
 */
record Translator(String language, Instant now) {

    MenuView view(Restaurant restaurant, MenuContent menu) {
        return new MenuView(
                new MenuRestaurant(restaurant.name(), restaurant.slug(), restaurant.currency(), restaurant.locale()),
                menu.categories().stream().map(this::category).toList(),
                menu.products().stream().map(this::product).toList(),
                menu.optionGroups().stream().map(this::group).toList(),
                menu.version());
    }

    private MenuCategory category(CategoryState category) {
        return new MenuCategory(category.id(), name(category.name(), category.translations()), category.position());
    }

    private MenuProduct product(ProductState product) {
        return new MenuProduct(
                product.id(),
                product.restaurantId(),
                product.categoryId(),
                name(product.name(), product.translations()),
                description(product),
                product.price(),
                product.station(),
                product.prepMinutes(),
                product.taxRate(),
                product.allergens(),
                product.dietary(),
                product.imageUrl(),
                product.variants(),
                product.optionGroupIds(),
                availability(product.availability()),
                product.position(),
                product.version());
    }

    private Availability availability(Availability stored) {
        boolean available = stored.at(now);
        return new Availability(available, stored.remaining(), available ? null : stored.until());
    }

    private MenuOptionGroup group(OptionGroupState group) {
        return new MenuOptionGroup(
                group.id(),
                group.restaurantId(),
                name(group.name(), group.translations()),
                group.minSelections(),
                group.maxSelections(),
                group.options().stream().map(this::option).toList(),
                group.version());
    }

    private MenuOption option(Option option) {
        return new MenuOption(
                option.id(), name(option.name(), option.translations()), option.priceDelta(), option.available());
    }

    private String name(String own, Map<String, Text> translations) {
        Text text = translations.get(language);
        return text == null ? own : text.name();
    }

    private @Nullable String description(ProductState product) {
        Text text = product.translations().get(language);
        return text == null || text.description() == null ? product.description() : text.description();
    }
}
