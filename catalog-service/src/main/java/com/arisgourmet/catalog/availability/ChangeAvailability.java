package com.arisgourmet.catalog.availability;

import com.arisgourmet.catalog.availability.AvailabilityChange.AsBefore;
import com.arisgourmet.catalog.availability.AvailabilityChange.Changed;
import com.arisgourmet.catalog.availability.AvailabilityChange.Refused;
import com.arisgourmet.catalog.editing.Edit;
import com.arisgourmet.catalog.editing.MenuEdits;
import com.arisgourmet.catalog.products.Product;
import com.arisgourmet.catalog.products.Products;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The button that says a product is sold out, or how many are left. */
@Service
class ChangeAvailability {
    private final Products products;
    private final MenuEdits edits;
    private final Clock clock;

    ChangeAvailability(Products products, MenuEdits edits, Clock clock) {
        this.products = products;
        this.edits = edits;
        this.clock = clock;
    }

    Mono<ProductState> change(UUID restaurantId, UUID productId, AvailabilityInput wanted) {
        return edits.run(restaurantId, () -> products.find(restaurantId, productId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("product")))
                .flatMap(product -> decided(product, wanted)));
    }

    private Mono<Edit<ProductState>> decided(Product product, AvailabilityInput wanted) {
        return switch (AvailabilityChange.decide(product.state().availability(), wanted, clock.instant())) {
            case AsBefore ignored -> Mono.just(Edit.unchanged(product.state()));
            case Refused refused ->
                Mono.error(new ProblemException(
                        ProblemType.UNPROCESSABLE, refused.error().message(), List.of(refused.error())));
            case Changed changed -> saved(product.available(changed.to()));
        };
    }

    private Mono<Edit<ProductState>> saved(Product changed) {
        return products.save(List.of(changed))
                .thenReturn(Edit.of(changed.state(), changed.event(EventType.PRODUCT_AVAILABILITY_CHANGED)));
    }
}
