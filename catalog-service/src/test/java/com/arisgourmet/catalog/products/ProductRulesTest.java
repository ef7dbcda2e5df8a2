package com.arisgourmet.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.catalog.editing.Checked;
import com.arisgourmet.catalog.editing.Checked.Invalid;
import com.arisgourmet.catalog.editing.Checked.Valid;
import com.arisgourmet.catalog.editing.Price;
import com.arisgourmet.catalog.products.ProductInput.VariantInput;
import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.defaults.problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductRulesTest {
    private static final UUID CATEGORY = UUID.randomUUID();
    private static final UUID GROUP = UUID.randomUUID();
    private static final UUID NEW_VARIANT = UUID.randomUUID();
    private static final MenuScope SCOPE = new MenuScope("COP", Set.of(CATEGORY), Set.of(GROUP));
    private static final ProductState BLANK =
            NewProduct.at(UUID.randomUUID(), UUID.randomUUID(), CATEGORY, new Money(0, "COP"), 7);

    @Test
    void aGoodProductKeepsItsPlaceAndItsNewVariantGetsAnId() {
        var input = input(CATEGORY, "COP", List.of(variant(null, "COP")), GROUP);

        assertThat(check(input)).isInstanceOfSatisfying(Valid.class, valid -> {
            ProductState state = (ProductState) valid.value();
            assertThat(state.position()).isEqualTo(7);
            assertThat(state.variants()).singleElement().satisfies(v -> assertThat(v.id())
                    .isEqualTo(NEW_VARIANT));
            assertThat(state.optionGroupIds()).containsExactly(GROUP);
        });
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        var input = input(
                UUID.randomUUID(),
                "USD",
                List.of(variant(UUID.randomUUID(), "COP"), variant(null, "EUR")),
                GROUP,
                UUID.randomUUID(),
                GROUP);

        assertThat(fields(check(input)))
                .containsExactlyInAnyOrder(
                        "categoryId",
                        "price.currency",
                        "variants[0].id",
                        "variants[1].price.currency",
                        "optionGroupIds[1]",
                        "optionGroupIds[2]");
    }

    private static Checked<ProductState> check(ProductInput input) {
        return ProductRules.check(input, BLANK, SCOPE, () -> NEW_VARIANT);
    }

    private static List<String> fields(Checked<ProductState> checked) {
        return checked instanceof Invalid<ProductState> invalid
                ? invalid.errors().stream().map(FieldError::field).toList()
                : List.of();
    }

    private static VariantInput variant(@Nullable UUID id, String currency) {
        return new VariantInput(id, "Grande", new Price(100L, currency));
    }

    private static ProductInput input(UUID category, String currency, List<VariantInput> variants, UUID... groups) {
        return new ProductInput(
                category,
                "Ajiaco",
                null,
                null,
                new Price(2_500_000L, currency),
                "sopas",
                12,
                800,
                null,
                null,
                null,
                variants,
                Arrays.asList(groups),
                null);
    }
}
