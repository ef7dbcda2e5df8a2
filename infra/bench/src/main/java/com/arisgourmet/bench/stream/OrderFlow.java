package com.arisgourmet.bench.stream;

import com.arisgourmet.contracts.EventStreams;
import io.lettuce.core.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Orders that guests commit into an outbox at a steady rate, on their way through the relay and the gateway to the clients. */
final class OrderFlow {
    private static final int GUESTS = 8;
    private static final long SECOND = 1_000_000_000L;
    private static final int WARM_UP_SECONDS = 10;
    private static final int WARM_UP_ORDERS = 10;

    private final Plan plan;
    private final Stage stage;
    private final Deliveries deliveries;
    private final LongConsumer arrivalOf;
    private long next;

    /**
     * @param first number of an order, none from there on used before
     * @param arrivalOf waits until so many deliveries have arrived, or no longer
     */
    OrderFlow(Plan plan, Stage stage, Deliveries deliveries, LongConsumer arrivalOf, long first) {
        this.plan = plan;
        this.stage = stage;
        this.deliveries = deliveries;
        this.arrivalOf = arrivalOf;
        this.next = first;
    }

    /**
     * The relay and the other readers of events have had nothing to do until here, and their code is compiled only after some tens
     * of thousands of events: as many commits a second as later, each of several orders, and then a run for nothing.
     */
    void warmUp() throws Exception {
        int commits = plan.orderRate() * WARM_UP_SECONDS;
        deliveries.begin((long) commits * WARM_UP_ORDERS * plan.focusReceivers());
        deliveries.keepArrivals(next, 0);
        commitAll(commits, (outbox, i) -> outbox.commit(next + (long) i * WARM_UP_ORDERS, WARM_UP_ORDERS));
        arrivalOf.accept((long) commits * WARM_UP_ORDERS * plan.focusReceivers());
        next += (long) commits * WARM_UP_ORDERS;
        run();
    }

    OrderResult run() throws Exception {
        Commits commits = new Commits(plan.orderRate() * plan.seconds());
        long expected = (long) commits.count() * plan.focusReceivers();
        deliveries.begin(expected);
        deliveries.keepArrivals(next, commits.count());
        long startMillis = System.currentTimeMillis();
        long start = System.nanoTime();
        commitAll(commits.count(), (outbox, order) -> {
            outbox.commit(next + order, 1);
            commits.done(order);
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        arrivalOf.accept(expected);
        var result = OrderResult.of(commits, seconds, streamedMillis(startMillis), deliveries.lastArrivals());
        next += commits.count();
        return result;
    }

    /** By several guests, as one commit is on disk after some milliseconds. */
    private void commitAll(int commits, Guest guest) throws Exception {
        long start = System.nanoTime();
        try (var guests = Executors.newFixedThreadPool(GUESTS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < GUESTS; i++) {
                int first = i;
                all.add(guests.submit(() -> {
                    try (var outbox = new OrderOutbox(stage)) {
                        for (int commit = first; commit < commits; commit += GUESTS) {
                            Turn.awaitTime(start + commit * SECOND / plan.orderRate());
                            guest.commit(outbox, commit);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    @FunctionalInterface
    private interface Guest {
        void commit(OrderOutbox outbox, int commit) throws Exception;
    }

    /** @return when Redis took each entry, milliseconds since 1970, 0 for what is not there, in the order of the events */
    private long[] streamedMillis(long since) {
        long[] millis = new long[plan.orderRate() * plan.seconds()];
        for (var entry : stage.redis().sync().xrange(stage.stream(), Range.create(Long.toString(since), "+"))) {
            long number = Order.number(UUID.fromString(entry.getBody().get(EventStreams.ID)));
            if (number >= next && number < next + millis.length) {
                String id = entry.getId();
                millis[(int) (number - next)] = Long.parseLong(id, 0, id.indexOf('-'), 10);
            }
        }
        return millis;
    }
}
