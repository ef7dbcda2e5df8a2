package com.arisgourmet.contracts;

/**
 * An amount of money.
 *
 * @param amount integer in the currency's minor unit (ISO 4217 exponent); may be negative for a price delta
 * @param currency ISO 4217 alphabetic code, three capital letters
 */
public record Money(long amount, String currency) {

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException on overflow
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(amount, other.amount), currency);
    }

    /** @throws ArithmeticException on overflow */
    public Money times(int factor) {
        return new Money(Math.multiplyExact(amount, factor), currency);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
    }
}
