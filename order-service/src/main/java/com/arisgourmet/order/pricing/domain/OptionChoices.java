package com.arisgourmet.order.pricing.domain;

import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.OrderState.ChosenOption;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.order.pricing.domain.PricingResult.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The options chosen for a line: each belongs to a group of the product and is available; for every group of the product the
 * number chosen, counted with quantities, is between its bounds.
 */
final class OptionChoices {
    private final Map<UUID, OptionGroupState.Option> options = new HashMap<>();
    private final Map<UUID, OptionGroupState> groupOf = new HashMap<>();
    private final List<OptionGroupState> groups = new ArrayList<>();

    private OptionChoices(ProductState product, Map<UUID, OptionGroupState> menu) {
        for (UUID groupId : product.optionGroupIds()) {
            OptionGroupState group = menu.get(groupId);
            if (group != null) {
                groups.add(group);
                for (OptionGroupState.Option option : group.options()) {
                    options.put(option.id(), option);
                    groupOf.put(option.id(), group);
                }
            }
        }
    }

    static List<ChosenOption> choose(
            ProductState product,
            Map<UUID, OptionGroupState> menu,
            List<Cart.Choice> choices,
            String path,
            Pricing.Flaws flaws) {
        return new OptionChoices(product, menu).choose(choices, path, flaws);
    }

    private List<ChosenOption> choose(List<Cart.Choice> choices, String path, Pricing.Flaws flaws) {
        List<ChosenOption> chosen = new ArrayList<>();
        Map<UUID, Integer> perGroup = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            Cart.Choice choice = choices.get(i);
            String field = path + ".options[" + i + "].optionId";
            OptionGroupState.Option option = options.get(choice.optionId());
            OptionGroupState group = groupOf.get(choice.optionId());
            if (option == null || group == null) {
                flaws.add(field, Kind.UNKNOWN, "The product has no such option.");
                continue;
            }
            if (!option.available()) {
                flaws.add(field, Kind.SOLD_OUT, option.name() + " is sold out.");
            }
            if (!seen.add(option.id())) {
                flaws.add(field, Kind.DUPLICATE, option.name() + " is chosen twice; use its quantity.");
            }
            perGroup.merge(group.id(), choice.quantity(), Integer::sum);
            chosen.add(new ChosenOption(option.id(), option.name(), choice.quantity(), option.priceDelta()));
        }
        groups.forEach(group -> checkBounds(group, perGroup.getOrDefault(group.id(), 0), path, flaws));
        return List.copyOf(chosen);
    }

    private static void checkBounds(OptionGroupState group, int count, String path, Pricing.Flaws flaws) {
        if (count < group.minSelections()) {
            flaws.add(path + ".options", Kind.RANGE, group.name() + ": choose at least " + group.minSelections() + ".");
        }
        if (count > group.maxSelections()) {
            flaws.add(path + ".options", Kind.RANGE, group.name() + ": choose at most " + group.maxSelections() + ".");
        }
    }
}
