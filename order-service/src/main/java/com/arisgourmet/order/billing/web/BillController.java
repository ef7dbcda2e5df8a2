package com.arisgourmet.order.billing.web;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.order.billing.domain.Bill;
import com.arisgourmet.order.ordering.OrderFilter;
import com.arisgourmet.order.ordering.domain.Order;
import com.arisgourmet.order.ordering.persistence.OrderQueries;
import com.arisgourmet.order.projection.SessionProjection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "bills")
class BillController {
    private static final int PAGE = 200;

    private final OrderQueries orders;
    private final SessionProjection sessions;

    BillController(OrderQueries orders, SessionProjection sessions) {
        this.orders = orders;
        this.sessions = sessions;
    }

    @GetMapping("/api/v1/table-sessions/{id}/bill")
    @Requires(
            value = {Permission.ORDER_READ, Permission.PAYMENT_TAKE},
            guest = true)
    @Operation(operationId = "getBill", summary = "What a table session has come to so far")
    Mono<Bill> bill(Caller caller, @PathVariable UUID id) {
        return maySee(caller, id)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("table session")))
                .flatMap(ok -> all(caller.restaurantId(), id))
                .map(all -> Bill.of(id, all));
    }

    private Mono<Boolean> maySee(Caller caller, UUID id) {
        return switch (caller) {
            case Caller.Guest guest -> Mono.just(guest.tableSessionId().equals(id));
            case Caller.Staff staff -> sessions.find(staff.restaurantId(), id).hasElement();
        };
    }

    private Mono<List<Order>> all(UUID restaurantId, UUID sessionId) {
        OrderFilter filter = OrderFilter.ofSession(sessionId);
        return orders.list(restaurantId, filter, null, PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : orders.list(restaurantId, filter, page.getLast().id(), PAGE))
                .flatMapIterable(page -> page)
                .collectList();
    }
}
