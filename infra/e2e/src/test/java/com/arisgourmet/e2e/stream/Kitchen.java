package com.arisgourmet.e2e.stream;

import com.arisgourmet.e2e.Api;
import com.arisgourmet.e2e.DemoRestaurant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Guests who order and a kitchen that cooks, without a pause, until told to stop. What fails is tried again or left. */
final class Kitchen {
    private static final List<String> STEPS = List.of("accepted", "preparing", "ready", "served");
    private static final int GUESTS = 2;
    /** Leaves the machine something for the screens, hundreds of which are told of each order five times. */
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(700);

    private final DemoRestaurant restaurant;
    private final ExecutorService threads = Executors.newFixedThreadPool(GUESTS);
    private final AtomicLong done = new AtomicLong();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private volatile boolean open = true;

    private Kitchen(DemoRestaurant restaurant) {
        this.restaurant = restaurant;
    }

    static Kitchen open(DemoRestaurant restaurant, long seed) {
        Kitchen kitchen = new Kitchen(restaurant);
        for (int table = 0; table < GUESTS; table++) {
            DemoRestaurant.Guest guest = restaurant.scan(table);
            restaurant.awaitMenu(guest);
            Random random = new Random(seed + table);
            kitchen.threads.submit(() -> kitchen.work(guest, random));
        }
        return kitchen;
    }

    /** @return commands that were done */
    long done() {
        return done.get();
    }

    /** Returns when the last command was answered. */
    void close() throws InterruptedException {
        open = false;
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("the kitchen does not stop");
        }
    }

    private void work(DemoRestaurant.Guest guest, Random random) {
        while (open) {
            LockSupport.parkNanos(BETWEEN_ORDERS.toNanos());
            try {
                serve(guest, random);
            } catch (AssertionError unanswered) {
                refusals.add(String.valueOf(unanswered.getMessage()));
            }
        }
    }

    private void serve(DemoRestaurant.Guest guest, Random random) {
        Api.Answer placed =
                guest.api().post("/api/v1/orders", DemoRestaurant.order(restaurant.bandeja(1 + random.nextInt(3))));
        if (placed.status() != 201) {
            refusals.add(placed.raw().body());
            return;
        }
        done.incrementAndGet();
        String order = placed.body().get("id").asString();
        boolean isForgotten = random.nextInt(10) == 0;
        for (String status : STEPS.subList(0, isForgotten ? 1 + random.nextInt(STEPS.size()) : STEPS.size())) {
            move(order, status);
        }
    }

    private void move(String order, String status) {
        Api.Answer moved = restaurant.owner().post("/api/v1/orders/" + order + "/status", Map.of("status", status));
        if (moved.status() == 200) {
            done.incrementAndGet();
        } else {
            refusals.add(moved.raw().body());
        }
    }

    /** What was refused, which is no fault while something is away. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }
}
