package com.arisgourmet.order.pricing.domain;

import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.order.pricing.domain.PricingResult.Flaw;
import com.arisgourmet.order.pricing.domain.PricingResult.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Prices a cart from the menu. Unit price = variant's price (or the product's, if it has no variants) plus the chosen
 * options' deltas; line total = unit price times quantity; total = sum of the lines. Every flaw of the cart is found, not
 * only the first.
 */
public final class Pricing {
    private final MenuItems menu;
    private final Instant now;
    private final List<Flaw> flaws = new ArrayList<>();

    private Pricing(MenuItems menu, Instant now) {
        this.menu = menu;
        this.now = now;
    }

    public static PricingResult price(Cart cart, MenuItems menu, Instant now) {
        Pricing pricing = new Pricing(menu, now);
        List<PricedLine> lines = new ArrayList<>();
        for (int i = 0; i < cart.lines().size(); i++) {
            pricing.price(cart.lines().get(i), "items[" + i + "]", lines);
        }
        pricing.checkStock(cart);
        if (!pricing.flaws.isEmpty()) {
            return new PricingResult.Rejected(List.copyOf(pricing.flaws));
        }
        Money total =
                lines.stream().map(PricedLine::lineTotal).reduce(Money::plus).orElseThrow();
        return new PricingResult.Priced(List.copyOf(lines), total);
    }

    private void price(Cart.Line line, String path, List<PricedLine> priced) {
        ProductState product = menu.products().get(line.productId());
        if (product == null) {
            flaw(path + ".productId", Kind.UNKNOWN, "There is no such product.");
            return;
        }
        if (!product.availability().at(now)) {
            flaw(path + ".productId", Kind.SOLD_OUT, product.name() + " is sold out.");
        }
        int before = flaws.size();
        var variant = VariantChoice.choose(product, line, path, this::flaw);
        var options = OptionChoices.choose(product, menu.optionGroups(), line.choices(), path, this::flaw);
        if (flaws.size() > before) {
            return;
        }
        Money unit = variant == null ? product.price() : variant.price();
        for (var option : options) {
            unit = unit.plus(option.priceDelta().times(option.quantity()));
        }
        if (unit.amount() < 0) {
            flaw(path + ".options", Kind.RANGE, "The chosen options make the price negative.");
            return;
        }
        priced.add(new PricedLine(line, product, variant, options, unit, unit.times(line.quantity())));
    }

    /** Counted products: the cart as a whole must not ask for more than remain. */
    private void checkStock(Cart cart) {
        Map<UUID, Integer> wanted = new HashMap<>();
        for (int i = 0; i < cart.lines().size(); i++) {
            Cart.Line line = cart.lines().get(i);
            ProductState product = menu.products().get(line.productId());
            Integer remaining = product == null ? null : product.availability().remaining();
            int sum = wanted.merge(line.productId(), line.quantity(), Integer::sum);
            if (product != null && remaining != null && remaining > 0 && sum > remaining) {
                flaw(
                        "items[" + i + "].quantity",
                        Kind.SOLD_OUT,
                        "Only " + remaining + " left of " + product.name() + ".");
            }
        }
    }

    private void flaw(String field, Kind kind, String message) {
        flaws.add(new Flaw(field, kind, message));
    }

    /** Receives what is wrong with a line. */
    @FunctionalInterface
    interface Flaws {
        void add(String field, Kind kind, String message);
    }
}
