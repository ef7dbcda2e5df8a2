package com.arisgourmet.local.replay;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.local.demo.Gateway;
import com.arisgourmet.local.replay.Guests.Placed;
import com.arisgourmet.local.replay.OrderFile.RealOrder;
import com.arisgourmet.local.servers.RedisServer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** One replay, from registering the restaurant to the verdict. */
final class Replay {
    /** Of placed, accepted, preparing, ready and served. */
    private static final long EVENTS_AN_ORDER = 5;

    private static final int TABLES = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Gateway gateway;
    private final RedisServer redis;
    private final PrintWriter out;

    Replay(Gateway gateway, RedisServer redis, PrintWriter out) {
        this.gateway = gateway;
        this.redis = redis;
        this.out = out;
    }

    Report run(List<RealOrder> orders, int parallel, int rate) throws InterruptedException {
        say("Registering a restaurant, its menu and " + TABLES + " tables …");
        Restaurant restaurant = Restaurant.register(gateway, ReplayMenu.of(orders), TABLES);
        restaurant.awaitMenu(orders);
        String stream = EventStreams.streamOf(EventStreams.shardOf(UUID.fromString(restaurant.id())));
        try (KitchenScreen kitchen = KitchenScreen.open(restaurant.owner());
                StreamReader reader = StreamReader.open(redis, stream, restaurant.id())) {
            say("Placing " + orders.size() + " orders; the kitchen serves them …");
            long started = System.nanoTime();
            Bar bar = new Bar(out, orders.size());
            List<Placed> placed = new Guests(restaurant, parallel, rate).place(orders, order -> bar.step());
            double placing = seconds(started);
            say("Waiting for the last one to be served …");
            Map<String, Long> expected =
                    placed.stream().collect(Collectors.toMap(Placed::id, order -> EVENTS_AN_ORDER));
            awaitQuiet(kitchen, reader, expected);
            return report(placed, kitchen, reader, expected, placing, seconds(started));
        }
    }

    private void awaitQuiet(KitchenScreen kitchen, StreamReader reader, Map<String, Long> expected)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (kitchen.transcript().judge(expected).lost() == 0
                    && reader.transcript().judge(expected).lost() == 0) {
                return;
            }
            if (!kitchen.failure().isEmpty() || !reader.failure().isEmpty()) {
                say("A listener failed: " + kitchen.failure() + reader.failure());
                return;
            }
            Thread.sleep(50);
        }
        say("Gave up after " + PATIENCE.toSeconds() + " s.");
    }

    private static Report report(
            List<Placed> placed,
            KitchenScreen kitchen,
            StreamReader reader,
            Map<String, Long> expected,
            double placingSeconds,
            double allSeconds) {
        Map<String, Transcript.Verdict> listeners = new LinkedHashMap<>();
        listeners.put("kitchenSocket", kitchen.transcript().judge(expected));
        listeners.put("streamGroup", reader.transcript().judge(expected));
        long mispriced = placed.stream()
                .filter(order -> order.totalMinor() != order.real().totalMinor())
                .count();
        long notServed = placed.size() - kitchen.served();
        double[] latencies = placed.stream()
                .filter(order -> kitchen.transcript().firstHeard(order.id()) >= 0)
                .mapToDouble(order -> (kitchen.transcript().firstHeard(order.id()) - order.sentNanos()) / 1e6)
                .toArray();
        return new Report(
                placed.size(),
                placed.stream().mapToInt(order -> order.real().lines().size()).sum(),
                placed.stream().mapToLong(Placed::totalMinor).sum(),
                (int) (mispriced + notServed),
                listeners,
                Math.round(placed.size() / placingSeconds * 10) / 10.0,
                Report.Percentiles.of(latencies),
                Math.round(allSeconds * 10) / 10.0);
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
