package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.servers.MySql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** All connections of a fleet are dropped at once and come back, each until it is let in. */
final class Storm {
    /** Events a second: enough to miss some, few enough that it is the coming back that is measured. */
    private static final int RATE = 2;

    private static final long SECOND = 1_000_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Plan plan;
    private final Fleet fleet;
    private final MySql mysql;
    private final Deliveries deliveries;
    private final Publication publication;
    private final AtomicInteger resumed = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private long begun = System.nanoTime();

    /** An event to everybody. */
    @FunctionalInterface
    interface Publication {
        void publish() throws Exception;
    }

    Storm(Plan plan, Fleet fleet, MySql mysql, Deliveries deliveries, Publication publication) {
        this.plan = plan;
        this.fleet = fleet;
        this.mysql = mysql;
        this.deliveries = deliveries;
        this.publication = publication;
    }

    StormResult run() throws Exception {
        List<Receiver> before = new ArrayList<>(fleet.receivers());
        var back = new CountDownLatch(before.size());
        deliveries.remember(true);
        long calmReads = publishMeanwhile(() -> !isOver(plan.stormSeconds()));
        deliveries.begin((long) before.size() * RATE * plan.stormSeconds() * 2);
        fleet.leaveAll();
        fleet.refusals();
        begun = System.nanoTime();
        for (Receiver receiver : before) {
            long after = ThreadLocalRandom.current().nextLong(plan.stormSeconds() * SECOND);
            fleet.loops().schedule(() -> comeBack(receiver, back), after, TimeUnit.NANOSECONDS);
        }
        long reads = publishMeanwhile(() -> back.getCount() > 0 && !isOver(PATIENCE.toSeconds()));
        double seconds = (System.nanoTime() - begun) / 1e9;
        Thread.sleep(1_000);
        deliveries.remember(false);
        return new StormResult(
                before.size(),
                Math.round(seconds * 10) / 10.0,
                resumed.get(),
                told.get(),
                fleet.refusals(),
                deliveries.lost(),
                deliveries.allDoubled(),
                Math.max(0, reads - Math.round(calmReads * seconds / plan.stormSeconds())));
    }

    private boolean isOver(long seconds) {
        return System.nanoTime() - begun > seconds * SECOND;
    }

    /** @return SELECTs meanwhile */
    private long publishMeanwhile(BooleanSupplier condition) throws Exception {
        long before = selects();
        long next = System.nanoTime();
        while (condition.getAsBoolean()) {
            publication.publish();
            next += SECOND / RATE;
            Turn.awaitTime(next);
        }
        return selects() - before;
    }

    private void comeBack(Receiver was, CountDownLatch back) {
        fleet.enter(was.again()).thenAccept(how -> {
            (how == Dialect.Heard.RESUMED ? resumed : told).incrementAndGet();
            back.countDown();
        });
    }

    private long selects() throws SQLException {
        return mysql.status("Com_select");
    }
}
