package com.arisgourmet.auth.audit;

import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.web.AskedInstants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Which entries of a restaurant's log are asked for.
 *
 * @param event those of this one alone, routine or not
 * @param actor those of this member alone
 * @param from not before that
 * @param to before that
 * @param routine also those that happen by themselves all the time
 */
record AuditFilter(
        @Nullable AuditEvent event,
        @Nullable UUID actor,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean routine) {
    /** By how much the clock that made an entry's id and the database's, which made its time, may differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** @throws ProblemException 400 if there is no such event, or nothing lies between the two instants */
    static AuditFilter of(
            @Nullable String event,
            @Nullable UUID actor,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean routine) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.invalid("to", "range", "It must be later than from.");
        }
        AuditEvent known = event == null
                ? null
                : AuditEvent.of(event)
                        .orElseThrow(() -> ProblemException.invalid("event", "unknown", "There is no such event."));
        return new AuditFilter(
                known, actor, AskedInstants.within("from", from), AskedInstants.within("to", to), routine);
    }

    /** @return conditions to add to a statement; ids bound what is read, since they sort by time */
    String conditions() {
        List<String> conditions = new ArrayList<>();
        if (event != null) {
            conditions.add(" and event = :event");
        } else if (!routine) {
            conditions.add(" and routine = false");
        }
        if (actor != null) {
            conditions.add(" and actor = :actor");
        }
        if (from != null) {
            conditions.add(" and id >= :first and at >= :from");
        }
        if (to != null) {
            conditions.add(" and id < :last and at < :to");
        }
        return String.join("", conditions);
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        GenericExecuteSpec bound = event == null ? statement : statement.bind("event", event.text());
        bound = actor == null ? bound : bound.bind("actor", Ids.bytes(actor));
        if (from != null) {
            bound = bound.bind("first", firstIdAt(from, SKEW.negated())).bind("from", Columns.dateTime(from));
        }
        if (to != null) {
            bound = bound.bind("last", firstIdAt(to, SKEW)).bind("to", Columns.dateTime(to));
        }
        return bound;
    }

    /** @return not above any UUIDv7 made from that instant on */
    private static byte[] firstIdAt(Instant instant, Duration moved) {
        return Ids.bytes(new UUID(instant.plus(moved).toEpochMilli() << 16, 0));
    }
}
