package com.arisgourmet.catalog.exchange;

import com.arisgourmet.catalog.editing.CurrencyRule;
import com.arisgourmet.catalog.editing.Limits;
import com.arisgourmet.catalog.exchange.MenuDocument.CategoryRow;
import com.arisgourmet.catalog.exchange.MenuDocument.OptionGroupRow;
import com.arisgourmet.catalog.exchange.MenuDocument.OptionRow;
import com.arisgourmet.catalog.exchange.MenuDocument.ProductRow;
import com.arisgourmet.catalog.exchange.MenuDocument.VariantRow;
import com.arisgourmet.catalog.options.OptionGroupRules;
import com.arisgourmet.defaults.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What must be true of a well-formed document before it can become a restaurant's menu: keys are unique, what is named is
 * there, money is the restaurant's. Every row that breaks a rule is told.
 */
final class DocumentRules {
    private final List<FieldError> errors = new ArrayList<>();
    private final String currency;

    private DocumentRules(String currency) {
        this.currency = currency;
    }

    /**
     * @param categoryKeys of categories the restaurant has already
     * @param optionGroupKeys of option groups it has already
     */
    static List<FieldError> check(
            MenuDocument document, String currency, Set<String> categoryKeys, Set<String> optionGroupKeys) {
        var rules = new DocumentRules(currency);
        Set<String> categories = rules.unique("categories", document.categories(), CategoryRow::key);
        Set<String> groups = rules.unique("optionGroups", document.optionGroups(), OptionGroupRow::key);
        rules.unique("products", document.products(), ProductRow::key);
        categories.addAll(categoryKeys);
        groups.addAll(optionGroupKeys);
        rules.optionGroups(document.optionGroups());
        rules.products(document.products(), categories, groups);
        rules.size(document.products());
        return List.copyOf(rules.errors);
    }

    private void optionGroups(List<OptionGroupRow> groups) {
        for (int i = 0; i < groups.size(); i++) {
            OptionGroupRow group = groups.get(i);
            String field = "optionGroups[" + i + "]";
            OptionGroupRules.selections(field + ".maxSelections", group.minSelections(), group.maxSelections())
                    .ifPresent(errors::add);
            unique(field + ".options", group.options(), OptionRow::key);
            for (int j = 0; j < group.options().size(); j++) {
                money(
                        field + ".options[" + j + "].priceDelta",
                        group.options().get(j).priceDelta().currency());
            }
        }
    }

    private void products(List<ProductRow> products, Set<String> categories, Set<String> groups) {
        for (int i = 0; i < products.size(); i++) {
            ProductRow product = products.get(i);
            String field = "products[" + i + "]";
            money(field + ".price", product.price().currency());
            known(field + ".categoryKey", product.categoryKey(), categories);
            unique(field + ".variants", product.variants(), VariantRow::key);
            for (int j = 0; j < product.variants().size(); j++) {
                money(
                        field + ".variants[" + j + "].price",
                        product.variants().get(j).price().currency());
            }
            unique(field + ".optionGroupKeys", product.optionGroupKeys(), Function.identity());
            for (int j = 0; j < product.optionGroupKeys().size(); j++) {
                known(
                        field + ".optionGroupKeys[" + j + "]",
                        product.optionGroupKeys().get(j),
                        groups);
            }
        }
    }

    private void size(List<ProductRow> products) {
        if (products.stream().mapToInt(product -> product.variants().size()).sum() > Limits.VARIANTS) {
            errors.add(new FieldError("products", "size", "At most %d variants in all.".formatted(Limits.VARIANTS)));
        }
    }

    private <T> Set<String> unique(String field, List<T> rows, Function<T, String> key) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!keys.add(key.apply(rows.get(i)))) {
                String leaf = rows.get(i) instanceof String ? "" : ".key";
                errors.add(new FieldError(field + "[" + i + "]" + leaf, "duplicate", "This key stands above already."));
            }
        }
        return keys;
    }

    private void known(String field, String key, Set<String> keys) {
        if (!keys.contains(key)) {
            errors.add(new FieldError(field, "unknown", "Nothing has this key."));
        }
    }

    private void money(String field, String stated) {
        CurrencyRule.check(field, stated, currency).ifPresent(errors::add);
    }
}
