package com.arisgourmet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DemoMenuTest {
    private final JsonNode menu = DemoRestaurant.menu();

    @Test
    void itHasEightCategoriesAndSixtyOrSoProducts() {
        assertThat(menu.path("categories")).hasSize(8);
        assertThat(menu.path("products").size()).isBetween(55, 70);
    }

    @Test
    void everyKeyIsUniqueAndEveryReferenceLeadsSomewhere() {
        var categories = keys("categories");
        var groups = keys("optionGroups");

        assertThat(keys("products")).doesNotHaveDuplicates();
        eachProduct(product -> {
            assertThat(categories).contains(product.path("categoryKey").asString());
            product.path("optionGroupKeys").forEach(key -> assertThat(groups).contains(key.asString()));
        });
    }

    @Test
    void everythingIsTranslated() {
        for (var kind : List.of("categories", "optionGroups", "products")) {
            menu.path(kind)
                    .forEach(item -> assertThat(item.at("/translations/en/name").asString())
                            .as(item.path("key").asString())
                            .isNotBlank());
        }
    }

    @Test
    void pricesArePesosInTheirMinorUnit() {
        eachProduct(product -> {
            var prices = new ArrayList<>(List.of(product.path("price")));
            product.path("variants").forEach(variant -> prices.add(variant.path("price")));
            for (var price : prices) {
                assertThat(price.path("currency").asString()).isEqualTo("COP");
                assertThat(price.path("amount").asLong()).isBetween(5_000_00L, 150_000_00L);
            }
        });
    }

    @Test
    void everyProductIsMadeAtAKnownStation() {
        var stations = new HashSet<String>();
        eachProduct(product -> stations.add(product.path("station").asString()));

        assertThat(stations).containsExactlyInAnyOrder("cold", "grill", "hot", "bar", "dessert");
    }

    @Test
    void everyOptionGroupCanBeAnswered() {
        menu.path("optionGroups")
                .forEach(group -> assertThat(group.path("maxSelections").asInt())
                        .isBetween(
                                Math.max(1, group.path("minSelections").asInt()),
                                group.path("options").size()));
    }

    private void eachProduct(Consumer<JsonNode> check) {
        menu.path("products").forEach(check);
    }

    private List<String> keys(String kind) {
        var keys = new ArrayList<String>();
        menu.path(kind).forEach(item -> keys.add(item.path("key").asString()));
        return keys;
    }
}
