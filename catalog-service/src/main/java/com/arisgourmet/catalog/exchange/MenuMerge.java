package com.arisgourmet.catalog.exchange;

import com.arisgourmet.catalog.categories.Category;
import com.arisgourmet.catalog.editing.Translation;
import com.arisgourmet.catalog.exchange.MenuDocument.CategoryRow;
import com.arisgourmet.catalog.exchange.MenuDocument.OptionGroupRow;
import com.arisgourmet.catalog.exchange.MenuDocument.OptionRow;
import com.arisgourmet.catalog.exchange.MenuDocument.ProductRow;
import com.arisgourmet.catalog.exchange.MenuDocument.VariantRow;
import com.arisgourmet.catalog.menu.WholeMenu;
import com.arisgourmet.catalog.options.OptionGroup;
import com.arisgourmet.catalog.products.Product;
import com.arisgourmet.contracts.CategoryState;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.OptionGroupState.Option;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.contracts.ProductState.Availability;
import com.arisgourmet.contracts.ProductState.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document that keeps the {@link DocumentRules}, put over a menu. What has a key that is there keeps its id and
 * availability and takes everything else from the document; what the document does not name stays as it is.
 */
final class MenuMerge {
    private final UUID restaurantId;
    private final Supplier<UUID> newIds;
    private final Merge<Category> categories;
    private final Merge<OptionGroup> optionGroups;
    private final Merge<Product> products;

    MenuMerge(UUID restaurantId, WholeMenu menu, MenuDocument document, Supplier<UUID> newIds) {
        this.restaurantId = restaurantId;
        this.newIds = newIds;
        this.categories = new Merge<>(menu.categories(), Category::key);
        this.optionGroups = new Merge<>(menu.optionGroups(), OptionGroup::key);
        this.products = new Merge<>(menu.products(), Product::key);
        for (int i = 0; i < document.categories().size(); i++) {
            add(document.categories().get(i), i);
        }
        document.optionGroups().forEach(this::add);
        for (int i = 0; i < document.products().size(); i++) {
            add(document.products().get(i), i);
        }
    }

    Merge<Category> categories() {
        return categories;
    }

    Merge<OptionGroup> optionGroups() {
        return optionGroups;
    }

    Merge<Product> products() {
        return products;
    }

    private void add(CategoryRow row, int position) {
        Category before = categories.existing(row.key());
        UUID id = before == null ? newIds.get() : before.state().id();
        var wanted =
                new CategoryState(id, restaurantId, row.name(), Translation.texts(row.translations()), position, 1);
        if (before == null) {
            categories.put(row.key(), new Category(row.key(), wanted));
        } else {
            categories.put(row.key(), before.says(wanted) ? before : before.changedTo(wanted));
        }
    }

    private void add(OptionGroupRow row) {
        OptionGroup before = optionGroups.existing(row.key());
        Map<UUID, String> keysBefore = before == null ? Map.of() : before.optionKeys();
        Map<String, UUID> ids = inverted(keysBefore);
        Map<UUID, Boolean> available = new HashMap<>();
        if (before != null) {
            before.state().options().forEach(option -> available.put(option.id(), option.available()));
        }
        Map<UUID, String> keys = new TreeMap<>();
        List<Option> options = new ArrayList<>();
        for (OptionRow option : row.options()) {
            UUID id = ids.getOrDefault(option.key(), newIds.get());
            keys.put(id, option.key());
            options.add(new Option(
                    id,
                    option.name(),
                    Translation.texts(option.translations()),
                    option.priceDelta().toMoney(),
                    available.getOrDefault(id, true)));
        }
        var wanted = new OptionGroupState(
                before == null ? newIds.get() : before.state().id(),
                restaurantId,
                row.name(),
                Translation.texts(row.translations()),
                row.minSelections(),
                row.maxSelections(),
                options,
                1);
        if (before == null) {
            optionGroups.put(row.key(), new OptionGroup(row.key(), keys, wanted));
        } else {
            optionGroups.put(row.key(), before.says(wanted) ? before : before.changedTo(keys, wanted));
        }
    }

    private void add(ProductRow row, int position) {
        Product before = products.existing(row.key());
        Map<String, UUID> ids = inverted(before == null ? Map.of() : before.variantKeys());
        Map<UUID, String> keys = new TreeMap<>();
        List<Variant> variants = new ArrayList<>();
        for (VariantRow variant : row.variants()) {
            UUID id = ids.getOrDefault(variant.key(), newIds.get());
            keys.put(id, variant.key());
            variants.add(new Variant(id, variant.name(), variant.price().toMoney()));
        }
        ProductState wanted = state(row, before, variants, position);
        if (before == null) {
            products.put(row.key(), new Product(row.key(), keys, wanted));
        } else {
            products.put(row.key(), before.says(wanted) ? before : before.changedTo(keys, wanted));
        }
    }

    private ProductState state(ProductRow row, @Nullable Product before, List<Variant> variants, int position) {
        return new ProductState(
                before == null ? newIds.get() : before.state().id(),
                restaurantId,
                categories.get(row.categoryKey()).state().id(),
                row.name(),
                row.description(),
                Translation.texts(row.translations()),
                row.price().toMoney(),
                row.station(),
                row.prepMinutes(),
                row.taxRate(),
                row.allergens(),
                row.dietary(),
                row.imageUrl(),
                variants,
                row.optionGroupKeys().stream()
                        .map(key -> optionGroups.get(key).state().id())
                        .toList(),
                before == null ? Availability.ALWAYS : before.state().availability(),
                position,
                1);
    }

    private static Map<String, UUID> inverted(Map<UUID, String> keys) {
        Map<String, UUID> ids = new HashMap<>();
        keys.forEach((id, key) -> ids.put(key, id));
        return ids;
    }
}
