package com.arisgourmet.catalog.editing;

import com.arisgourmet.defaults.problem.FieldError;
import java.util.Optional;

/** A menu has one currency: its restaurant's. */
public final class CurrencyRule {
    private CurrencyRule() {}

    /** @param field path of the money in the request */
    public static Optional<FieldError> check(String field, String stated, String own) {
        return stated.equals(own)
                ? Optional.empty()
                : Optional.of(
                        new FieldError(field + ".currency", "currency", "This restaurant's currency is " + own + "."));
    }
}
