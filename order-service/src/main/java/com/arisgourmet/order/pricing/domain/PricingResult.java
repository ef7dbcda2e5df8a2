package com.arisgourmet.order.pricing.domain;

import com.arisgourmet.contracts.Money;
import java.util.List;

/** What pricing a cart came to. */
public sealed interface PricingResult {

    record Priced(List<PricedLine> lines, Money total) implements PricingResult {}

    /** @param flaws at least one */
    record Rejected(List<Flaw> flaws) implements PricingResult {}

    /**
     * @param field path in the request, {@code items[0].options[1].optionId}
     * @param kind what is wrong
     */
    record Flaw(String field, Kind kind, String message) {}

    enum Kind {
        UNKNOWN,
        REQUIRED,
        RANGE,
        DUPLICATE,
        SOLD_OUT
    }
}
