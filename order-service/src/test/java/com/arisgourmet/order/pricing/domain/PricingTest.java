package com.arisgourmet.order.pricing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.order.MenuMother;
import com.arisgourmet.order.pricing.domain.PricingResult.Flaw;
import com.arisgourmet.order.pricing.domain.PricingResult.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final MenuMother menu = new MenuMother();
    private final UUID aji = menu.salsa.options().get(0).id();
    private final UUID hogao = menu.salsa.options().get(1).id();
    private final UUID avocado = menu.extras.options().get(0).id();

    @Test
    void aLineIsTheUnitPriceWithItsOptionsTimesTheQuantity() {
        var priced = priced(line(menu.bandeja, null, 2, new Cart.Choice(hogao, 1), new Cart.Choice(avocado, 2)));

        assertThat(priced.lines().getFirst().unitPrice()).isEqualTo(MenuMother.cop(3_200_000 + 50_000 + 600_000));
        assertThat(priced.total()).isEqualTo(MenuMother.cop(7_700_000));
    }

    @Test
    void aVariantsPriceReplacesTheProducts() {
        UUID large = menu.juice.variants().get(1).id();

        assertThat(priced(line(menu.juice, large, 3)).total()).isEqualTo(MenuMother.cop(3_000_000));
    }

    @Test
    void everyFlawOfACartIsNamedWithItsField() {
        var flaws = flaws(
                line(menu.bandeja, null, 1),
                line(menu.juice, null, 1),
                line(menu.soldOut, null, 1),
                new Cart.Line(Ids.next(), null, 1, List.of(), null, 1));

        assertThat(flaws)
                .extracting(Flaw::field, Flaw::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("items[0].options", Kind.RANGE),
                        org.assertj.core.groups.Tuple.tuple("items[1].variantId", Kind.REQUIRED),
                        org.assertj.core.groups.Tuple.tuple("items[2].productId", Kind.SOLD_OUT),
                        org.assertj.core.groups.Tuple.tuple("items[3].productId", Kind.UNKNOWN));
    }

    @Test
    void anOptionOfAnotherProductIsUnknown() {
        assertThat(flaws(line(menu.flan, null, 1, new Cart.Choice(aji, 1))))
                .extracting(Flaw::field, Flaw::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("items[0].options[0].optionId", Kind.UNKNOWN));
    }

    @Test
    void moreOptionsThanTheGroupAllowsAreRefusedAlsoByQuantity() {
        assertThat(flaws(line(menu.bandeja, null, 1, new Cart.Choice(aji, 1), new Cart.Choice(avocado, 3))))
                .extracting(Flaw::kind)
                .containsExactly(Kind.RANGE);
    }

    @Test
    void theSameOptionTwiceIsRefused() {
        assertThat(flaws(line(
                        menu.bandeja,
                        null,
                        1,
                        new Cart.Choice(aji, 1),
                        new Cart.Choice(avocado, 1),
                        new Cart.Choice(avocado, 1))))
                .extracting(Flaw::kind)
                .containsExactly(Kind.DUPLICATE);
    }

    @Test
    void aCountedProductCannotBeOrderedBeyondWhatIsLeftOverAllLines() {
        assertThat(flaws(line(menu.flan, null, 2), line(menu.flan, null, 2)))
                .extracting(Flaw::field, Flaw::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("items[1].quantity", Kind.SOLD_OUT));
    }

    @Test
    void aSoldOutProductComesBackAtItsHour() {
        var until = new ProductState.Availability(false, null, NOW);

        assertThat(until.at(NOW.minusSeconds(1))).isFalse();
        assertThat(until.at(NOW)).isTrue();
    }

    private PricingResult.Priced priced(Cart.Line... lines) {
        return (PricingResult.Priced) Pricing.price(new Cart(List.of(lines)), items(), NOW);
    }

    private List<Flaw> flaws(Cart.Line... lines) {
        return ((PricingResult.Rejected) Pricing.price(new Cart(List.of(lines)), items(), NOW)).flaws();
    }

    private MenuItems items() {
        return new MenuItems(
                menu.products().stream().collect(Collectors.toMap(ProductState::id, Function.identity())),
                menu.groups().stream().collect(Collectors.toMap(OptionGroupState::id, Function.identity())));
    }

    private static Cart.Line line(ProductState product, @Nullable UUID variant, int quantity, Cart.Choice... choices) {
        return new Cart.Line(product.id(), variant, quantity, List.of(choices), null, 1);
    }
}
