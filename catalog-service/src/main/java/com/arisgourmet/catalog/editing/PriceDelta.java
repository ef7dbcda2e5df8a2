package com.arisgourmet.catalog.editing;

import com.arisgourmet.contracts.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** What an option adds to a price, as a client states it; may take something off. */
public record PriceDelta(
        @NotNull @Min(-Limits.AMOUNT) @Max(Limits.AMOUNT) Long amount,
        @NotNull @Pattern(regexp = Limits.CURRENCY) String currency) {

    public static PriceDelta of(Money money) {
        return new PriceDelta(money.amount(), money.currency());
    }

    public Money toMoney() {
        return new Money(amount, currency);
    }
}
