package com.arisgourmet.catalog.editing;

import com.arisgourmet.contracts.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** What something costs, as a client states it: never negative. */
public record Price(
        @NotNull @Min(0) @Max(Limits.AMOUNT) Long amount,
        @NotNull @Pattern(regexp = Limits.CURRENCY) String currency) {

    public static Price of(Money money) {
        return new Price(money.amount(), money.currency());
    }

    public Money toMoney() {
        return new Money(amount, currency);
    }
}
