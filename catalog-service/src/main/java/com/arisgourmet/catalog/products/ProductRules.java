package com.arisgourmet.catalog.products;

import com.arisgourmet.catalog.editing.Checked;
import com.arisgourmet.catalog.editing.CurrencyRule;
import com.arisgourmet.catalog.editing.Translation;
import com.arisgourmet.catalog.products.ProductInput.VariantInput;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.contracts.ProductState.Variant;
import com.arisgourmet.defaults.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What makes a product one that can be sold: known category and questions, prices in the restaurant's money. */
final class ProductRules {
    private ProductRules() {}

    /**
     * @param now the product as it is, or as a new one starts: id, availability, position and variants are taken from it
     * @param newIds ids for new variants
     */
    static Checked<ProductState> check(ProductInput input, ProductState now, MenuScope scope, Supplier<UUID> newIds) {
        List<FieldError> errors = new ArrayList<>();
        if (!scope.categories().contains(input.categoryId())) {
            errors.add(new FieldError("categoryId", "unknown", "There is no such category."));
        }
        CurrencyRule.check("price", input.price().currency(), scope.currency()).ifPresent(errors::add);
        List<Variant> variants = variants(orEmpty(input.variants()), now, scope, newIds, errors);
        List<UUID> groups = orEmpty(input.optionGroupIds());
        checkGroups(groups, scope, errors);
        return Checked.of(state(input, now, variants, groups), errors);
    }

    private static List<Variant> variants(
            List<VariantInput> inputs,
            ProductState now,
            MenuScope scope,
            Supplier<UUID> newIds,
            List<FieldError> errors) {
        Set<UUID> unnamed = new HashSet<>();
        now.variants().forEach(variant -> unnamed.add(variant.id()));
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            VariantInput input = inputs.get(i);
            String field = "variants[" + i + "]";
            CurrencyRule.check(field + ".price", input.price().currency(), scope.currency())
                    .ifPresent(errors::add);
            if (input.id() != null && !unnamed.remove(input.id())) {
                errors.add(new FieldError(field + ".id", "unknown", "No variant of this product, or named twice."));
            }
            variants.add(new Variant(
                    input.id() == null ? newIds.get() : input.id(),
                    input.name(),
                    input.price().toMoney()));
        }
        return variants;
    }

    private static void checkGroups(List<UUID> groups, MenuScope scope, List<FieldError> errors) {
        Set<UUID> asked = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            String field = "optionGroupIds[" + i + "]";
            if (!scope.optionGroups().contains(groups.get(i))) {
                errors.add(new FieldError(field, "unknown", "There is no such option group."));
            } else if (!asked.add(groups.get(i))) {
                errors.add(new FieldError(field, "duplicate", "The same question is asked once."));
            }
        }
    }

    private static ProductState state(
            ProductInput input, ProductState now, List<Variant> variants, List<UUID> optionGroups) {
        return new ProductState(
                now.id(),
                now.restaurantId(),
                input.categoryId(),
                input.name(),
                input.description(),
                Translation.texts(input.translations()),
                input.price().toMoney(),
                input.station(),
                input.prepMinutes(),
                input.taxRate(),
                orEmpty(input.allergens()),
                orEmpty(input.dietary()),
                input.imageUrl(),
                variants,
                optionGroups,
                now.availability(),
                input.position() == null ? now.position() : input.position(),
                now.version());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
