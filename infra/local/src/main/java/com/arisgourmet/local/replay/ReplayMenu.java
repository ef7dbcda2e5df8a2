package com.arisgourmet.local.replay;

import com.arisgourmet.local.replay.OrderFile.Line;
import com.arisgourmet.local.replay.OrderFile.RealOrder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The menu that a file of orders implies. An item's unit price varies from line to line, so each (item, unit price) is a
 * variant; the choices seen with the items of a category are the options of its group, free of charge since the line's
 * price already holds them.
 */
final class ReplayMenu {
    static final String CURRENCY = "USD";

    private final Map<String, Set<Long>> prices = new TreeMap<>();
    private final Map<String, Set<String>> options = new TreeMap<>();

    private ReplayMenu() {}

    static ReplayMenu of(Collection<RealOrder> orders) {
        ReplayMenu menu = new ReplayMenu();
        orders.stream().flatMap(order -> order.lines().stream()).forEach(menu::add);
        return menu;
    }

    private void add(Line line) {
        prices.computeIfAbsent(line.item(), item -> new TreeSet<>()).add(line.unitMinor());
        options.computeIfAbsent(category(line.item()), category -> new TreeSet<>())
                .addAll(line.choices());
    }

    static String category(String item) {
        String name = item.toLowerCase(Locale.ROOT);
        return Stream.of("burrito", "bowl", "tacos", "salad", "chips")
                .filter(name::contains)
                .findFirst()
                .orElse("drinks");
    }

    private static String station(String category) {
        return switch (category) {
            case "burrito", "tacos" -> "grill";
            case "bowl", "salad" -> "cold";
            case "chips" -> "fryer";
            default -> "bar";
        };
    }

    /** @return what {@code POST /api/v1/menu/import} takes */
    Map<String, Object> importDocument() {
        return Map.of("categories", categories(), "optionGroups", optionGroups(), "products", products());
    }

    private List<Object> categories() {
        return options.keySet().stream()
                .map(category -> (Object) Map.of("key", category, "name", category))
                .toList();
    }

    private List<Object> optionGroups() {
        return options.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> (Object) Map.of(
                        "key",
                        group.getKey(),
                        "name",
                        "Choices for " + group.getKey(),
                        "minSelections",
                        0,
                        "maxSelections",
                        20,
                        "options",
                        group.getValue().stream().map(ReplayMenu::option).toList()))
                .toList();
    }

    private static Map<String, Object> option(String name) {
        return Map.of("key", name, "name", name, "priceDelta", money(0));
    }

    private List<Object> products() {
        return prices.entrySet().stream()
                .map(item -> (Object) product(item.getKey(), item.getValue()))
                .toList();
    }

    private Map<String, Object> product(String item, Set<Long> unitPrices) {
        String category = category(item);
        boolean chooses = !options.getOrDefault(category, Set.of()).isEmpty();
        return Map.ofEntries(
                Map.entry("key", item),
                Map.entry("categoryKey", category),
                Map.entry("name", item),
                Map.entry("price", money(unitPrices.iterator().next())),
                Map.entry("station", station(category)),
                Map.entry("prepMinutes", 6),
                Map.entry("taxRate", 0),
                Map.entry("allergens", List.of()),
                Map.entry("dietary", List.of()),
                Map.entry(
                        "variants", unitPrices.stream().map(ReplayMenu::variant).toList()),
                Map.entry("optionGroupKeys", chooses ? List.of(category) : List.of()));
    }

    private static Map<String, Object> variant(Long unitPrice) {
        return Map.of("key", variantKey(unitPrice), "name", variantKey(unitPrice), "price", money(unitPrice));
    }

    static String variantKey(long unitPrice) {
        return "at " + unitPrice;
    }

    private static Map<String, Object> money(long amount) {
        return Map.of("amount", amount, "currency", CURRENCY);
    }

    /** Ids of what was imported, by key, as the import answered. */
    record Ids(Map<String, String> products, Map<String, String> variants, Map<String, String> options) {

        /** @return the items of {@code POST /api/v1/orders} for a real order */
        List<Object> items(RealOrder order) {
            return order.lines().stream().map(line -> (Object) item(line)).toList();
        }

        private Map<String, Object> item(Line line) {
            Map<String, Long> counted =
                    line.choices().stream().collect(Collectors.groupingBy(choice -> choice, Collectors.counting()));
            return Map.of(
                    "productId", id(products, line.item()),
                    "variantId", id(variants, line.item() + "/" + variantKey(line.unitMinor())),
                    "quantity", line.quantity(),
                    "options",
                            counted.entrySet().stream()
                                    .map(choice -> Map.of(
                                            "optionId", id(options, category(line.item()) + "/" + choice.getKey()),
                                            "quantity", choice.getValue()))
                                    .toList());
        }

        private static String id(Map<String, String> ids, String key) {
            String id = ids.get(key);
            if (id == null) {
                throw new IllegalStateException("the import gave no id for " + key);
            }
            return id;
        }
    }
}
