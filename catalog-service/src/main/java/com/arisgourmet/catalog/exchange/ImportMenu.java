package com.arisgourmet.catalog.exchange;

import com.arisgourmet.catalog.categories.Categories;
import com.arisgourmet.catalog.categories.Category;
import com.arisgourmet.catalog.editing.Checked;
import com.arisgourmet.catalog.editing.Edit;
import com.arisgourmet.catalog.exchange.ImportResult.Counts;
import com.arisgourmet.catalog.exchange.ImportResult.ImportedIds;
import com.arisgourmet.catalog.menu.WholeMenu;
import com.arisgourmet.catalog.menu.WholeMenus;
import com.arisgourmet.catalog.options.OptionGroup;
import com.arisgourmet.catalog.options.OptionGroups;
import com.arisgourmet.catalog.products.Products;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Takes a whole document into a restaurant's menu, or nothing of it. The same document again changes nothing. */
@Service
class ImportMenu {
    private final WholeMenus menus;
    private final Categories categories;
    private final OptionGroups optionGroups;
    private final Products products;

    ImportMenu(WholeMenus menus, Categories categories, OptionGroups optionGroups, Products products) {
        this.menus = menus;
        this.categories = categories;
        this.optionGroups = optionGroups;
        this.products = products;
    }

    Mono<Edit<ImportResult>> take(UUID restaurantId, String currency, MenuDocument document) {
        return menus.of(restaurantId)
                .map(menu -> merge(restaurantId, currency, menu, document).orUnprocessable())
                .flatMap(this::save);
    }

    private static Checked<MenuMerge> merge(UUID restaurantId, String currency, WholeMenu menu, MenuDocument document) {
        var errors = DocumentRules.check(
                document,
                currency,
                menu.categories().stream().map(Category::key).collect(Collectors.toSet()),
                menu.optionGroups().stream().map(OptionGroup::key).collect(Collectors.toSet()));
        return errors.isEmpty()
                ? new Checked.Valid<>(new MenuMerge(restaurantId, menu, document, Ids::next))
                : new Checked.Invalid<>(errors);
    }

    private Mono<Edit<ImportResult>> save(MenuMerge merge) {
        return categories
                .save(merge.categories().changes())
                .then(optionGroups.save(merge.optionGroups().changes()))
                .then(products.save(merge.products().changes()))
                .thenReturn(new Edit<>(result(merge), events(merge)));
    }

    /** Categories and option groups come before the products that refer to them. */
    private static List<OutboxEvent> events(MenuMerge merge) {
        List<OutboxEvent> events = new ArrayList<>();
        merge.categories().changes().forEach(c -> events.add(c.event(EventType.CATEGORY_CHANGED)));
        merge.optionGroups().changes().forEach(g -> events.add(g.event(EventType.OPTION_GROUP_CHANGED)));
        merge.products().changes().forEach(p -> events.add(p.event(EventType.PRODUCT_CHANGED)));
        return events;
    }

    private static ImportResult result(MenuMerge merge) {
        Map<String, UUID> categoryIds = new LinkedHashMap<>();
        Map<String, UUID> groupIds = new LinkedHashMap<>();
        Map<String, UUID> optionIds = new LinkedHashMap<>();
        Map<String, UUID> productIds = new LinkedHashMap<>();
        Map<String, UUID> variantIds = new LinkedHashMap<>();
        merge.categories()
                .merged()
                .forEach((key, c) -> categoryIds.put(key, c.state().id()));
        merge.optionGroups().merged().forEach((key, group) -> {
            groupIds.put(key, group.state().id());
            group.optionKeys().forEach((id, option) -> optionIds.put(key + "/" + option, id));
        });
        merge.products().merged().forEach((key, product) -> {
            productIds.put(key, product.state().id());
            product.variantKeys().forEach((id, variant) -> variantIds.put(key + "/" + variant, id));
        });
        return new ImportResult(
                new Counts(
                        merge.categories().count(),
                        merge.optionGroups().count(),
                        merge.products().count()),
                new ImportedIds(categoryIds, productIds, variantIds, groupIds, optionIds));
    }
}
