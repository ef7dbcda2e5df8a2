package com.arisgourmet.defaults.web;

import com.arisgourmet.defaults.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants that narrow what is asked for. */
public final class AskedInstants {
    /** RFC 3339 has years of four digits. */
    private static final Instant FIRST_YEAR = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant AFTER_LAST_YEAR = Instant.parse("+10000-01-01T00:00:00Z");

    /** All that is stored is from between the two, and the database knows no others. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private AskedInstants() {}

    /**
     * @param field the caller's name for it
     * @return the same, or one that the database can be asked about and that leaves in and out the same rows
     * @throws ProblemException 400 if its year has more than four digits
     */
    public static @Nullable Instant within(String field, @Nullable Instant asked) {
        if (asked == null) {
            return null;
        }
        if (asked.isBefore(FIRST_YEAR) || !asked.isBefore(AFTER_LAST_YEAR)) {
            throw ProblemException.invalid(field, "range", "Its year must have four digits.");
        }
        return asked.isBefore(EARLIEST) ? EARLIEST : asked.isAfter(LATEST) ? LATEST : asked;
    }
}
