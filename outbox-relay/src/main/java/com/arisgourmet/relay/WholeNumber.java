package com.arisgourmet.relay;

import com.arisgourmet.defaults.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A number that an operator gave, with the bounds it has to keep. */
record WholeNumber(String name, long from, long to) {

    /** @throws ProblemException 400 naming the argument and its bounds */
    long parse(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refusal();
        }
        throw refusal();
    }

    long parse(@Nullable String text, long otherwise) {
        return text == null ? otherwise : parse(text);
    }

    private ProblemException refusal() {
        return ProblemException.invalid(name, "range", "%s: a number from %d to %d.".formatted(name, from, to));
    }
}
