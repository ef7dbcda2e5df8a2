package com.arisgourmet.relay;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.web.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which part of a list over the outboxes is asked for.
 *
 * @param schemas those it goes through, in this order, from the cursor's on
 * @param limit items at most, 1 to {@value #LARGEST}
 */
record Listing(List<String> schemas, @Nullable OutboxCursor after, int limit) {
    static final int LARGEST = 500;
    private static final int USUAL = 50;

    /** @throws ProblemException 400 saying which value makes no sense */
    static Listing of(Outboxes outboxes, @Nullable String schema, @Nullable String cursor, @Nullable String limit) {
        int most = (int) new WholeNumber("limit", 1, LARGEST).parse(limit, USUAL);
        OutboxCursor after = OutboxCursor.parse(cursor, outboxes.schemas());
        List<String> named = schema == null
                ? List.copyOf(outboxes.schemas())
                : List.of(outboxes.known(schema).schema());
        int first = after == null ? 0 : Math.max(0, named.indexOf(after.schema()));
        return new Listing(named.subList(first, named.size()), after, most);
    }

    /**
     * Reads on until the page is full.
     *
     * @param read up to so many items of the cursor's schema after it
     * @param place of an item
     */
    <T> Mono<Page<T>> page(Reading<T> read, Function<T, OutboxCursor> place) {
        return Flux.fromIterable(schemas)
                .concatMap(schema -> read.from(OutboxCursor.within(schema, after), limit + 1), 1)
                .take(limit + 1L)
                .collectList()
                .map(found -> found.size() <= limit
                        ? new Page<>(found, null)
                        : new Page<>(
                                found.subList(0, limit),
                                place.apply(found.get(limit - 1)).toString()));
    }

    /** Reads the items of one schema. */
    interface Reading<T> {
        Flux<T> from(OutboxCursor after, int limit);
    }
}
