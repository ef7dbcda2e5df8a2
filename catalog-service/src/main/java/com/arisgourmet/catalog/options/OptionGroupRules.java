package com.arisgourmet.catalog.options;

import com.arisgourmet.catalog.editing.Checked;
import com.arisgourmet.catalog.editing.CurrencyRule;
import com.arisgourmet.catalog.editing.Translation;
import com.arisgourmet.catalog.options.OptionGroupInput.OptionInput;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.OptionGroupState.Option;
import com.arisgourmet.defaults.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What makes an option group one that can be answered, in the restaurant's money. */
public final class OptionGroupRules {
    private OptionGroupRules() {}

    /** The greatest number of selections can't be below the least. */
    public static Optional<FieldError> selections(String field, int min, int max) {
        return max >= Math.max(1, min)
                ? Optional.empty()
                : Optional.of(new FieldError(field, "range", "At least minSelections, and 1."));
    }

    /**
     * @param known ids of the options the group has now
     * @param newIds ids for new options
     */
    static Checked<OptionGroupState> check(
            OptionGroupInput input,
            UUID id,
            UUID restaurantId,
            long version,
            String currency,
            Set<UUID> known,
            Supplier<UUID> newIds) {
        List<FieldError> errors = new ArrayList<>();
        selections("maxSelections", input.minSelections(), input.maxSelections())
                .ifPresent(errors::add);
        List<Option> options = new ArrayList<>();
        Set<UUID> named = new HashSet<>();
        for (int i = 0; i < input.options().size(); i++) {
            OptionInput option = input.options().get(i);
            String field = "options[" + i + "]";
            CurrencyRule.check(field + ".priceDelta", option.priceDelta().currency(), currency)
                    .ifPresent(errors::add);
            if (option.id() != null && !(known.contains(option.id()) && named.add(option.id()))) {
                errors.add(new FieldError(field + ".id", "unknown", "No option of this group, or named twice."));
            }
            options.add(new Option(
                    option.id() == null ? newIds.get() : option.id(),
                    option.name(),
                    Translation.texts(option.translations()),
                    option.priceDelta().toMoney(),
                    option.available() == null || option.available()));
        }
        return Checked.of(
                new OptionGroupState(
                        id,
                        restaurantId,
                        input.name(),
                        Translation.texts(input.translations()),
                        input.minSelections(),
                        input.maxSelections(),
                        List.copyOf(options),
                        version),
                errors);
    }
}
