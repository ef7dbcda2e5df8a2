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
    private static final int MOST_WARM_UPS = 8;
    /** Of the p99 before: a run that is not faster than that is as fast as it gets. */
    private static final double STILL_FASTER = 0.9;

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

    /** The relay and the other readers of events have had nothing to do until here, and their code is not compiled yet. */
    void warmUp() throws Exception {
        double before = Double.MAX_VALUE;
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            double p99 = run().millis().p99();
            if (p99 > before * STILL_FASTER) {
                return;
            }
            before = p99;
        }
    }

    OrderResult run() throws Exception {
        Commits commits = new Commits(plan.orderRate() * plan.seconds());
        long expected = (long) commits.count() * plan.focusReceivers();
        deliveries.begin(expected);
        deliveries.keepArrivals(next, commits.count());
        long startMillis = System.currentTimeMillis();
        long start = System.nanoTime();
        commitAll(commits, start);
        double seconds = (System.nanoTime() - start) / 1e9;
        arrivalOf.accept(expected);
        var result = OrderResult.of(commits, seconds, streamedMillis(startMillis), deliveries.lastArrivals());
        next += commits.count();
        return result;
    }

    /** By several guests, as one commit is on disk after some milliseconds. */
    private void commitAll(Commits commits, long start) throws Exception {
        try (var guests = Executors.newFixedThreadPool(GUESTS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < GUESTS; i++) {
                int guest = i;
                all.add(guests.submit(() -> {
                    try (var outbox = new OrderOutbox(stage)) {
                        for (int order = guest; order < commits.count(); order += GUESTS) {
                            Turn.awaitTime(start + order * SECOND / plan.orderRate());
                            outbox.commit(next + order);
                            commits.done(order);
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
