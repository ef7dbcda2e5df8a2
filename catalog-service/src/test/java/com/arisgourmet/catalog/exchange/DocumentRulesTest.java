package com.arisgourmet.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.catalog.editing.Price;
import com.arisgourmet.catalog.editing.PriceDelta;
import com.arisgourmet.catalog.exchange.MenuDocument.CategoryRow;
import com.arisgourmet.catalog.exchange.MenuDocument.OptionGroupRow;
import com.arisgourmet.catalog.exchange.MenuDocument.OptionRow;
import com.arisgourmet.catalog.exchange.MenuDocument.ProductRow;
import com.arisgourmet.catalog.exchange.MenuDocument.VariantRow;
import com.arisgourmet.catalog.menu.WholeMenu;
import com.arisgourmet.defaults.problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentRulesTest {
    private static final CategoryRow SOUPS = new CategoryRow("sopas", "Sopas", null);
    private static final OptionGroupRow SIDES = group("acompañantes", 0, 2, "COP", "arroz", "papa");

    @Test
    void aDocumentMayReferToWhatTheRestaurantHasAlready() {
        var document =
                new MenuDocument(List.of(), List.of(), List.of(product("ajiaco", "sopas", "COP", "acompañantes")));

        assertThat(DocumentRules.check(document, "COP", Set.of("sopas"), Set.of("acompañantes")))
                .isEmpty();
        assertThat(fields(document)).containsExactly("products[0].categoryKey", "products[0].optionGroupKeys[0]");
    }

    @Test
    void everyRowThatBreaksARuleIsNamed() {
        var document = new MenuDocument(
                List.of(SOUPS, SOUPS),
                List.of(group("término", 3, 2, "USD", "azul", "azul")),
                List.of(product("ajiaco", "sopas", "USD", "término", "término"), product("ajiaco", "postres", "COP")));

        assertThat(fields(document))
                .containsExactlyInAnyOrder(
                        "categories[1].key",
                        "products[1].key",
                        "optionGroups[0].maxSelections",
                        "optionGroups[0].options[1].key",
                        "optionGroups[0].options[0].priceDelta.currency",
                        "optionGroups[0].options[1].priceDelta.currency",
                        "products[0].price.currency",
                        "products[0].variants[0].price.currency",
                        "products[0].optionGroupKeys[1]",
                        "products[1].categoryKey");
    }

    @Test
    void theSameDocumentOverItsOwnResultChangesNothing() {
        UUID restaurant = UUID.randomUUID();
        var document = new MenuDocument(
                List.of(SOUPS), List.of(SIDES), List.of(product("ajiaco", "sopas", "COP", "acompañantes")));
        var first =
                new MenuMerge(restaurant, new WholeMenu(List.of(), List.of(), List.of()), document, UUID::randomUUID);

        var menu = new WholeMenu(
                first.categories().changes(),
                first.optionGroups().changes(),
                first.products().changes());
        var second = new MenuMerge(restaurant, menu, document, UUID::randomUUID);

        assertThat(first.products().count().created()).isEqualTo(1);
        assertThat(second.categories().changes()).isEmpty();
        assertThat(second.optionGroups().changes()).isEmpty();
        assertThat(second.products().changes()).isEmpty();
        assertThat(second.products().merged()).isEqualTo(first.products().merged());
    }

    @Test
    void aChangedRowKeepsItsIdAndThatOfEachPartItStillNames() {
        UUID restaurant = UUID.randomUUID();
        var first = new MenuMerge(
                restaurant,
                new WholeMenu(List.of(), List.of(), List.of()),
                new MenuDocument(List.of(), List.of(SIDES), List.of()),
                UUID::randomUUID);
        var before = first.optionGroups().get("acompañantes");

        var second = new MenuMerge(
                restaurant,
                new WholeMenu(List.of(), List.of(before), List.of()),
                new MenuDocument(List.of(), List.of(group("acompañantes", 1, 1, "COP", "papa", "yuca")), List.of()),
                UUID::randomUUID);
        var after = second.optionGroups().get("acompañantes");

        assertThat(after.state().id()).isEqualTo(before.state().id());
        assertThat(after.state().version()).isEqualTo(2);
        assertThat(after.state().options().get(0).id())
                .isEqualTo(before.state().options().get(1).id());
        assertThat(after.optionKeys()).containsValues("papa", "yuca").doesNotContainValue("arroz");
    }

    private static List<String> fields(MenuDocument document) {
        return DocumentRules.check(document, "COP", Set.of(), Set.of()).stream()
                .map(FieldError::field)
                .toList();
    }

    private static OptionGroupRow group(String key, int min, int max, String currency, String... options) {
        return new OptionGroupRow(
                key,
                key,
                null,
                min,
                max,
                Arrays.stream(options)
                        .map(option -> new OptionRow(option, option, null, new PriceDelta(0L, currency)))
                        .toList());
    }

    private static ProductRow product(String key, String category, String currency, String... groups) {
        return new ProductRow(
                key,
                category,
                key,
                null,
                null,
                new Price(100L, currency),
                "cocina",
                5,
                800,
                List.of(),
                List.of(),
                null,
                List.of(new VariantRow("normal", "Normal", new Price(100L, currency))),
                Arrays.asList(groups));
    }
}
