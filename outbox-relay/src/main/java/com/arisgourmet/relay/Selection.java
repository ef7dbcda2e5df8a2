package com.arisgourmet.relay;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.relay.OutboxRow.Aggregate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which published events are to be replayed: those that meet every criterion given.
 *
 * @param from first moment of publication
 * @param to first moment after the last
 */
record Selection(@Nullable Aggregate aggregate, @Nullable String type, Instant from, Instant to) {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{1,80}");

    /** @throws ProblemException 400 if a criterion makes no sense, or none is given */
    static Selection of(
            @Nullable String aggregate,
            @Nullable String type,
            @Nullable String from,
            @Nullable String to,
            Instant now) {
        if (aggregate == null && type == null && from == null && to == null) {
            throw ProblemException.invalid(
                    "aggregate", "missing", "Say what to replay: aggregate, type, from or to (at least one).");
        }
        if (type != null && !TYPE.matcher(type).matches()) {
            throw ProblemException.invalid("type", "format", "type: as in the event, like order.placed.v1.");
        }
        Instant start = from == null ? Instant.EPOCH : instant("from", from);
        Instant end = to == null ? now : instant("to", to);
        if (!start.isBefore(end)) {
            throw ProblemException.invalid("to", "range", "to: after from, which must not be in the future.");
        }
        return new Selection(aggregate == null ? null : aggregate(aggregate), type, start, end);
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(name, "format", name + ": a moment in UTC like 2026-05-01T18:30:00Z.");
        }
    }

    private static Aggregate aggregate(String text) {
        int slash = text.indexOf('/');
        try {
            return new Aggregate(text.substring(0, Math.max(0, slash)), UUID.fromString(text.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "aggregate", "format", "aggregate: kind and id as in the event's subject, like order/0190….");
        }
    }
}
