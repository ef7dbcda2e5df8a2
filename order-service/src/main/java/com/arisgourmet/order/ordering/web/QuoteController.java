package com.arisgourmet.order.ordering.web;

import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.OrderState.ChosenOption;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.order.pricing.PriceCart;
import com.arisgourmet.order.pricing.domain.PricedLine;
import com.arisgourmet.order.pricing.domain.PricingResult.Priced;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "orders")
class QuoteController {
    private final PriceCart pricing;

    QuoteController(PriceCart pricing) {
        this.pricing = pricing;
    }

    /** A cart's price, exactly as an order of it would be priced now. */
    record Quote(List<QuoteLine> lines, Money total) {
        record QuoteLine(
                UUID productId,
                @Nullable UUID variantId,
                int quantity,
                List<ChosenOption> options,
                Money unitPrice,
                Money lineTotal) {}

        static Quote of(Priced priced) {
            return new Quote(priced.lines().stream().map(Quote::line).toList(), priced.total());
        }

        private static QuoteLine line(PricedLine priced) {
            return new QuoteLine(
                    priced.line().productId(),
                    priced.line().variantId(),
                    priced.line().quantity(),
                    priced.options(),
                    priced.unitPrice(),
                    priced.lineTotal());
        }
    }

    @PostMapping("/api/v1/quotes")
    @Requires(value = Permission.ORDER_PLACE, guest = true)
    @Operation(operationId = "quote", summary = "Prices a cart exactly as an order would be, and changes nothing")
    Mono<Quote> quote(Caller caller, @Valid @RequestBody CartRequest.QuoteRequest request) {
        return pricing.price(caller.restaurantId(), CartRequest.cart(request.items()))
                .map(Quote::of);
    }
}
