package com.arisgourmet.catalog.availability;

import com.arisgourmet.contracts.ProductState.Availability;
import com.arisgourmet.defaults.problem.FieldError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What it comes to when somebody says how a product can be had. */
sealed interface AvailabilityChange {
    record Changed(Availability to) implements AvailabilityChange {}

    /** It is so already. */
    record AsBefore() implements AvailabilityChange {}

    record Refused(FieldError error) implements AvailabilityChange {}

    /** Only a sold-out product comes back, and only in the future. */
    static AvailabilityChange decide(Availability before, AvailabilityInput wanted, Instant now) {
        Instant until = wanted.until() == null ? null : wanted.until().truncatedTo(ChronoUnit.MICROS);
        Availability after = new Availability(wanted.available(), wanted.remaining(), until);
        if (after.equals(before)) {
            return new AsBefore();
        }
        if (until != null && wanted.available()) {
            return new Refused(new FieldError("until", "contradiction", "What is available has no time of return."));
        }
        if (until != null && !until.isAfter(now)) {
            return new Refused(new FieldError("until", "past", "The time of return lies in the past."));
        }
        return new Changed(after);
    }
}
