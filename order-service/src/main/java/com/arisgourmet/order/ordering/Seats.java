package com.arisgourmet.order.ordering;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.order.ordering.domain.Order.Seat;
import com.arisgourmet.order.projection.SessionProjection;
import com.arisgourmet.order.projection.SessionProjection.KnownSession;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Where an order is brought to. A guest's is the session of the token, which is proof enough while its event has not arrived
 * here; staff name an open session of their restaurant, or take the order away.
 */
@Component
class Seats {
    private final SessionProjection sessions;

    Seats(SessionProjection sessions) {
        this.sessions = sessions;
    }

    Mono<Optional<Seat>> of(Caller caller, PlaceOrder.Command command) {
        return switch (caller) {
            case Caller.Guest guest -> ofGuest(guest, command);
            case Caller.Staff staff -> ofStaff(staff, command);
        };
    }

    private Mono<Optional<Seat>> ofGuest(Caller.Guest guest, PlaceOrder.Command command) {
        UUID named = command.tableSessionId();
        if (command.takeaway()) {
            return Mono.error(ProblemException.invalid("serviceType", "invalid", "A guest orders to the table."));
        }
        if (named != null && !named.equals(guest.tableSessionId())) {
            return Mono.error(ProblemException.notFound("table session"));
        }
        Seat byToken = new Seat(guest.tableSessionId(), guest.tableId(), guest.tableCode());
        return sessions.find(guest.restaurantId(), guest.tableSessionId())
                .map(Seats::seat)
                .defaultIfEmpty(byToken)
                .map(Optional::of);
    }

    private Mono<Optional<Seat>> ofStaff(Caller.Staff staff, PlaceOrder.Command command) {
        UUID named = command.tableSessionId();
        if (named == null) {
            return command.takeaway()
                    ? Mono.just(Optional.empty())
                    : Mono.error(ProblemException.invalid("tableSessionId", "required", "Name the table's session."));
        }
        if (command.takeaway()) {
            return Mono.error(ProblemException.invalid("tableSessionId", "invalid", "Takeaway has no table."));
        }
        return sessions.find(staff.restaurantId(), named)
                .map(Seats::seat)
                .map(Optional::of)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("table session")));
    }

    private static Seat seat(KnownSession session) {
        if (!session.takesOrders()) {
            throw new ProblemException(ProblemType.SESSION_CLOSED, "The table's session takes no more orders.");
        }
        return new Seat(session.id(), session.tableId(), session.tableCode());
    }
}
