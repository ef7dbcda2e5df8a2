package com.arisgourmet.local.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Objects as lines of a table.
 *
 * @param columns the members shown, in this order
 */
public record Table(List<String> columns) {

    /** @return a line of headings and one for each row, every column as wide as its widest cell */
    public List<String> lines(Iterable<JsonNode> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList());
        rows.forEach(row ->
                cells.add(columns.stream().map(name -> text(row.path(name))).toList()));
        List<Integer> widths = IntStream.range(0, columns.size())
                .map(i -> cells.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElse(0))
                .boxed()
                .toList();
        return cells.stream().map(line -> line(line, widths)).toList();
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "-" : value.asString().replaceAll("\\s+", " ");
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i ->
                        cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
