package com.arisgourmet.catalog.exchange;

import com.arisgourmet.catalog.categories.Category;
import com.arisgourmet.catalog.editing.Price;
import com.arisgourmet.catalog.editing.PriceDelta;
import com.arisgourmet.catalog.editing.Snapshots;
import com.arisgourmet.catalog.editing.Translation;
import com.arisgourmet.catalog.exchange.MenuDocument.CategoryRow;
import com.arisgourmet.catalog.exchange.MenuDocument.OptionGroupRow;
import com.arisgourmet.catalog.exchange.MenuDocument.OptionRow;
import com.arisgourmet.catalog.exchange.MenuDocument.ProductRow;
import com.arisgourmet.catalog.exchange.MenuDocument.VariantRow;
import com.arisgourmet.catalog.menu.WholeMenu;
import com.arisgourmet.catalog.menu.WholeMenus;
import com.arisgourmet.catalog.options.OptionGroup;
import com.arisgourmet.catalog.products.Product;
import com.arisgourmet.contracts.ProductState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Writes a restaurant's menu as the document that, imported anywhere, makes the same menu. */
@Service
class ExportMenu {
    private final WholeMenus menus;
    private final Snapshots snapshots;

    ExportMenu(WholeMenus menus, Snapshots snapshots) {
        this.menus = menus;
        this.snapshots = snapshots;
    }

    Mono<MenuDocument> of(UUID restaurantId) {
        return snapshots.of(menus.of(restaurantId)).map(ExportMenu::document);
    }

    private static MenuDocument document(WholeMenu menu) {
        Map<UUID, String> keys = new HashMap<>();
        menu.categories().forEach(category -> keys.put(category.state().id(), category.key()));
        menu.optionGroups().forEach(group -> keys.put(group.state().id(), group.key()));
        return new MenuDocument(
                menu.categories().stream().map(ExportMenu::row).toList(),
                menu.optionGroups().stream()
                        .sorted(Comparator.comparing(OptionGroup::key))
                        .map(ExportMenu::row)
                        .toList(),
                menu.products().stream().map(product -> row(product, keys)).toList());
    }

    private static CategoryRow row(Category category) {
        return new CategoryRow(
                category.key(),
                category.state().name(),
                Translation.of(category.state().translations()));
    }

    private static OptionGroupRow row(OptionGroup group) {
        return new OptionGroupRow(
                group.key(),
                group.state().name(),
                Translation.of(group.state().translations()),
                group.state().minSelections(),
                group.state().maxSelections(),
                group.state().options().stream()
                        .map(option -> new OptionRow(
                                key(group.optionKeys(), option.id()),
                                option.name(),
                                Translation.of(option.translations()),
                                PriceDelta.of(option.priceDelta())))
                        .toList());
    }

    private static ProductRow row(Product product, Map<UUID, String> keys) {
        ProductState state = product.state();
        return new ProductRow(
                product.key(),
                key(keys, state.categoryId()),
                state.name(),
                state.description(),
                Translation.of(state.translations()),
                Price.of(state.price()),
                state.station(),
                state.prepMinutes(),
                state.taxRate(),
                state.allergens(),
                state.dietary(),
                state.imageUrl(),
                state.variants().stream()
                        .map(variant -> new VariantRow(
                                key(product.variantKeys(), variant.id()), variant.name(), Price.of(variant.price())))
                        .toList(),
                state.optionGroupIds().stream().map(id -> key(keys, id)).toList());
    }

    private static String key(Map<UUID, String> keys, UUID id) {
        return keys.getOrDefault(id, id.toString());
    }
}
