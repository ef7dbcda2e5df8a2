package com.arisgourmet.defaults.web;

import com.arisgourmet.defaults.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list in id order, ascending or descending, is asked for.
 *
 * @param limit items at most, 1 to {@value #LARGEST}
 * @param after id of the last item of the page before; null for the first page
 */
public record PageQuery(int limit, @Nullable UUID after) {
    public static final int LARGEST = 500;
    private static final int USUAL = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** @throws ProblemException 400 if the limit is out of range or the cursor is none of ours */
    public static PageQuery of(@Nullable Integer limit, @Nullable String cursor) {
        int size = limit == null ? USUAL : limit;
        if (size < 1 || size > LARGEST) {
            throw ProblemException.invalid("limit", "range", "From 1 to " + LARGEST + ".");
        }
        return new PageQuery(size, cursor == null ? null : parse(cursor));
    }

    /** @return the id to start behind, for {@code where id > :after} */
    public UUID startsAfter() {
        return after == null ? BEFORE_ALL : after;
    }

    /** @return the id to end before, for {@code where id < :before order by id desc} */
    public UUID endsBefore() {
        return after == null ? AFTER_ALL : after;
    }

    /** @return how many rows to read: one more than is shown, to know whether there is a next page */
    public int rows() {
        return limit + 1;
    }

    /** @param found up to {@link #rows()} items in the list's order */
    public <T> Page<T> page(List<T> found, Function<T, UUID> id) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, id.apply(items.getLast()).toString());
    }

    private static UUID parse(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "format", "Take the nextCursor of the page before.");
        }
    }
}
