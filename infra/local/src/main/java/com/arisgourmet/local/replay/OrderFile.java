package com.arisgourmet.local.replay;

import com.arisgourmet.local.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file of real orders: tab-separated, with a heading, {@code order_id quantity item_name choice_description
 * item_total_price}. The price is the line's, already times the quantity; choices are bracketed and nested, {@code NULL}
 * for none.
 */
final class OrderFile {
    private static final int COLUMNS = 5;

    private OrderFile() {}

    record RealOrder(String id, List<Line> lines) {
        long totalMinor() {
            return lines.stream()
                    .mapToLong(line -> line.unitMinor() * line.quantity())
                    .sum();
        }
    }

    /** @param unitMinor price of one, in the currency's minor unit */
    record Line(String item, int quantity, long unitMinor, List<String> choices) {}

    static List<RealOrder> read(Path file) {
        try (var lines = Files.lines(file)) {
            Map<String, List<Line>> orders = lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.groupingBy(
                            columns -> columns[0],
                            LinkedHashMap::new,
                            Collectors.mapping(OrderFile::line, Collectors.toList())));
            return orders.entrySet().stream()
                    .map(order -> new RealOrder(order.getKey(), order.getValue()))
                    .toList();
        } catch (IOException e) {
            throw new Problem("The file %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    static Line line(String[] columns) {
        if (columns.length < COLUMNS) {
            throw new Problem("A line of the file has %d columns, not %d: %s"
                    .formatted(columns.length, COLUMNS, String.join(" ", columns)));
        }
        int quantity = Integer.parseInt(columns[1].strip());
        long total = new BigDecimal(columns[4].strip().replace("$", ""))
                .movePointRight(2)
                .longValueExact();
        if (total % quantity != 0) {
            throw new Problem("A line's price is no multiple of its quantity: " + String.join(" ", columns));
        }
        return new Line(columns[2].strip(), quantity, total / quantity, choices(columns[3]));
    }

    private static List<String> choices(String description) {
        if (description.equals("NULL")) {
            return List.of();
        }
        return Arrays.stream(description.replaceAll("[\\[\\]]", "").split(","))
                .map(String::strip)
                .filter(choice -> !choice.isEmpty())
                .toList();
    }
}
