package com.arisgourmet.order;

import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.contracts.ProductState.Availability;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small menu: a bandeja with one salsa to choose and up to two extras, a juice in two sizes, a counted dessert. */
public final class MenuMother {
    public static final String CURRENCY = "COP";

    public final UUID restaurantId = Ids.next();
    public final OptionGroupState salsa = group("Salsa", 1, 1, List.of(option("Ají", 0), option("Hogao", 50_000)));
    public final OptionGroupState extras =
            group("Extras", 0, 2, List.of(option("Aguacate", 300_000), option("Chicharrón", 500_000)));
    public final ProductState bandeja = product(
            "Bandeja paisa", 3_200_000, "hot", List.of(), List.of(salsa.id(), extras.id()), Availability.ALWAYS);
    public final ProductState juice = product(
            "Jugo de lulo",
            0,
            "bar",
            List.of(
                    new ProductState.Variant(Ids.next(), "Pequeño", cop(700_000)),
                    new ProductState.Variant(Ids.next(), "Grande", cop(1_000_000))),
            List.of(),
            Availability.ALWAYS);
    public final ProductState flan =
            product("Flan", 900_000, "dessert", List.of(), List.of(), new Availability(true, 3, null));
    public final ProductState soldOut =
            product("Ajiaco", 2_500_000, "hot", List.of(), List.of(), new Availability(false, null, null));

    public List<ProductState> products() {
        return List.of(bandeja, juice, flan, soldOut);
    }

    public List<OptionGroupState> groups() {
        return List.of(salsa, extras);
    }

    public static Money cop(long amount) {
        return new Money(amount, CURRENCY);
    }

    private static OptionGroupState.Option option(String name, long delta) {
        return new OptionGroupState.Option(Ids.next(), name, Map.of(), cop(delta), true);
    }

    private OptionGroupState group(String name, int min, int max, List<OptionGroupState.Option> options) {
        return new OptionGroupState(Ids.next(), restaurantId, name, Map.of(), min, max, options, 1);
    }

    private ProductState product(
            String name,
            long price,
            String station,
            List<ProductState.Variant> variants,
            List<UUID> groups,
            Availability availability) {
        return new ProductState(
                Ids.next(),
                restaurantId,
                Ids.next(),
                name,
                null,
                Map.of(),
                cop(price),
                station,
                12,
                800,
                List.of("gluten"),
                List.of(),
                null,
                variants,
                groups,
                availability,
                1,
                1);
    }
}
