package com.arisgourmet.order.pricing;

import com.arisgourmet.defaults.problem.FieldError;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.order.pricing.domain.Cart;
import com.arisgourmet.order.pricing.domain.Pricing;
import com.arisgourmet.order.pricing.domain.PricingResult;
import com.arisgourmet.order.pricing.domain.PricingResult.Flaw;
import com.arisgourmet.order.pricing.domain.PricingResult.Kind;
import com.arisgourmet.order.pricing.domain.PricingResult.Priced;
import com.arisgourmet.order.projection.MenuProjection;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Prices a cart from the menu as this service knows it. */
@Component
public class PriceCart {
    private final MenuProjection menu;
    private final Clock clock;

    PriceCart(MenuProjection menu, Clock clock) {
        this.menu = menu;
        this.clock = clock;
    }

    /** Errors with 409 if all that is wrong is sold out, else with 422; either names every flaw. */
    public Mono<Priced> price(UUID restaurantId, Cart cart) {
        return menu.itemsOf(restaurantId, cart).map(items -> {
            try {
                return switch (Pricing.price(cart, items, clock.instant())) {
                    case Priced priced -> priced;
                    case PricingResult.Rejected rejected -> throw problem(rejected.flaws());
                };
            } catch (ArithmeticException overflow) {
                throw ProblemException.unprocessable("items", "range", "The total is too large.");
            }
        });
    }

    private static ProblemException problem(List<Flaw> flaws) {
        boolean onlySoldOut = flaws.stream().allMatch(flaw -> flaw.kind() == Kind.SOLD_OUT);
        return new ProblemException(
                onlySoldOut ? ProblemType.SOLD_OUT : ProblemType.UNPROCESSABLE,
                flaws.getFirst().message(),
                flaws.stream().map(PriceCart::error).toList());
    }

    private static FieldError error(Flaw flaw) {
        String code = flaw.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new FieldError(flaw.field(), code, flaw.message());
    }
}
