package com.arisgourmet.order.ordering.web;

import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.defaults.idempotency.Idempotency;
import com.arisgourmet.defaults.idempotency.IdempotencyKey;
import com.arisgourmet.defaults.idempotency.StoredResponse;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.ETags;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.order.ordering.ConfirmTicket;
import com.arisgourmet.order.ordering.HistoryEntry;
import com.arisgourmet.order.ordering.MoveOrder;
import com.arisgourmet.order.ordering.OrderStates;
import com.arisgourmet.order.ordering.PlaceOrder;
import com.arisgourmet.order.ordering.domain.Order;
import com.arisgourmet.order.ordering.persistence.OrderQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/orders")
@Tag(name = "orders")
class OrderController {
    private static final String ROUTE = "POST /api/v1/orders";

    private final PlaceOrder placeOrder;
    private final MoveOrder moveOrder;
    private final ConfirmTicket confirmTicket;
    private final OrderQueries orders;
    private final Idempotency idempotency;
    private final JsonMapper json;

    OrderController(
            PlaceOrder placeOrder,
            MoveOrder moveOrder,
            ConfirmTicket confirmTicket,
            OrderQueries orders,
            Idempotency idempotency,
            JsonMapper json) {
        this.placeOrder = placeOrder;
        this.moveOrder = moveOrder;
        this.confirmTicket = confirmTicket;
        this.orders = orders;
        this.idempotency = idempotency;
        this.json = json;
    }

    @PostMapping
    @Requires(value = Permission.ORDER_PLACE, guest = true)
    @Operation(operationId = "placeOrder", summary = "Places an order; the prices are the menu's")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OrderState.class)))
    Mono<ResponseEntity<String>> place(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody OrderRequest request) {
        var named = IdempotencyKey.of(
                caller.restaurantId(), caller.subject(), ROUTE, key, json.writeValueAsString(request));
        return idempotency
                .execute(
                        named,
                        () -> placeOrder.place(caller, request.toCommand()).map(this::created))
                .map(StoredResponse::toEntity);
    }

    private StoredResponse created(Order order) {
        return StoredResponse.created(
                "/api/v1/orders/" + order.id(),
                ETags.of(order.version()),
                json.writeValueAsString(OrderStates.of(order, List.of())));
    }

    @GetMapping
    @Requires(value = Permission.ORDER_READ, guest = true)
    @Operation(operationId = "listOrders", summary = "Orders, oldest first; a guest sees those of the own session")
    Mono<Page<OrderState>> list(Caller caller, @ParameterObject OrderListQuery query) {
        int limit = query.limitOrDefault();
        return orders.list(caller.restaurantId(), query.filterFor(caller), query.after(), limit + 1)
                .map(found -> page(found, limit));
    }

    private static Page<OrderState> page(List<Order> found, int limit) {
        List<Order> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? shown.getLast().id().toString() : null;
        return new Page<>(
                shown.stream().map(order -> OrderStates.of(order, List.of())).toList(), next);
    }

    @GetMapping("/{id}")
    @Requires(value = Permission.ORDER_READ, guest = true)
    @Operation(operationId = "getOrder", summary = "One order")
    Mono<ResponseEntity<OrderState>> get(Caller caller, @PathVariable UUID id) {
        return find(caller, id).map(OrderController::entity);
    }

    @GetMapping("/{id}/history")
    @Requires(value = Permission.ORDER_READ, guest = true)
    @Operation(operationId = "getOrderHistory", summary = "Every step of an order's items, oldest first")
    Flux<HistoryEntry> history(Caller caller, @PathVariable UUID id) {
        return find(caller, id).flatMapMany(order -> orders.history(order.id()));
    }

    @PostMapping("/{id}/status")
    @Requires
    @Operation(operationId = "moveOrder", summary = "Moves an order's least advanced items")
    Mono<ResponseEntity<OrderState>> move(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody StepRequest request) {
        return moveOrder.moveOrder(caller, id, request.toStep()).map(OrderController::entity);
    }

    @PostMapping("/{id}/items/{itemId}/status")
    @Requires
    @Operation(operationId = "moveItem", summary = "Moves one item; the order's status follows")
    Mono<ResponseEntity<OrderState>> moveItem(
            Caller caller, @PathVariable UUID id, @PathVariable UUID itemId, @Valid @RequestBody StepRequest request) {
        return moveOrder.moveItem(caller, id, itemId, request.toStep()).map(OrderController::entity);
    }

    @PostMapping("/{id}/kitchen-receipts")
    @Requires(Permission.KITCHEN_READ)
    @Operation(
            operationId = "confirmTicket",
            summary = "A kitchen screen has drawn the order's ticket; telling it again changes nothing")
    Mono<ResponseEntity<OrderState>> confirm(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody ReceiptRequest request) {
        return confirmTicket
                .confirm(caller.restaurantId(), id, request.toReceipt())
                .map(OrderController::entity);
    }

    private Mono<Order> find(Caller caller, UUID id) {
        return orders.find(caller.restaurantId(), id, onlySession(caller))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("order")));
    }

    private static @Nullable UUID onlySession(Caller caller) {
        return switch (caller) {
            case Caller.Staff ignored -> null;
            case Caller.Guest guest -> guest.tableSessionId();
        };
    }

    private static ResponseEntity<OrderState> entity(Order order) {
        return ResponseEntity.ok().eTag(ETags.of(order.version())).body(OrderStates.of(order, List.of()));
    }
}
