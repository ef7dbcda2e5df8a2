package com.arisgourmet.table.floor.domain;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Many like tables in one go: {@code M1} to {@code M20}.
 *
 * @param from first number
 * @param to last number, included
 */
public record TableBatch(String prefix, int from, int to, int seats) {
    public static final int LARGEST = 200;
    private static final int WHOLE = 1000;

    /** A table of the batch and where it is put on the floor plan, in per mille. */
    public record Place(String code, int x, int y) {}

    /** @return whether it has at least one table and at most {@value #LARGEST} */
    public boolean isWithinLimits() {
        return from <= to && (long) to - from < LARGEST;
    }

    /** @return the tables in a grid that fills the floor plan, to be moved from there */
    public List<Place> places() {
        int count = to - from + 1;
        int columns = (int) Math.ceil(Math.sqrt(count));
        int rows = (count + columns - 1) / columns;
        return IntStream.range(0, count)
                .mapToObj(i -> new Place(prefix + (from + i), middle(i % columns, columns), middle(i / columns, rows)))
                .toList();
    }

    private static int middle(int cell, int cells) {
        return (2 * cell + 1) * WHOLE / (2 * cells);
    }
}
