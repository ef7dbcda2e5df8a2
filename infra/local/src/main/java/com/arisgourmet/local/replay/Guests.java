package com.arisgourmet.local.replay;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.demo.Gateway;
import com.arisgourmet.local.replay.OrderFile.RealOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Guests who order, at most {@code parallel} at once and at most {@code rate} orders a second. Like a phone on a bad
 * connection, a guest who gets no answer sends the same order again under the same idempotency key.
 */
final class Guests {
    private static final int TRIES = 5;

    private final Restaurant restaurant;
    private final Semaphore places;
    private final long nanosBetween;

    /** @param rate orders a second, 0 for as fast as it goes */
    Guests(Restaurant restaurant, int parallel, int rate) {
        this.restaurant = restaurant;
        this.places = new Semaphore(parallel);
        this.nanosBetween = rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /**
     * An order that was taken.
     *
     * @param sentNanos {@link System#nanoTime()} when its first request started
     */
    record Placed(RealOrder real, String id, long totalMinor, long sentNanos) {}

    List<Placed> place(List<RealOrder> orders, Consumer<Placed> each) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<java.util.concurrent.Future<Placed>>();
            long next = System.nanoTime();
            for (int i = 0; i < orders.size(); i++) {
                TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
                next += nanosBetween;
                places.acquire();
                RealOrder order = orders.get(i);
                Gateway guest = restaurant.guests().get(i % restaurant.guests().size());
                answers.add(threads.submit(releasing(() -> {
                    Placed placed = place(order, guest);
                    each.accept(placed);
                    return placed;
                })));
            }
            List<Placed> placed = new ArrayList<>();
            for (var answer : answers) {
                placed.add(answer.get());
            }
            return placed;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new Problem("An order failed: " + e, e);
        }
    }

    private <T> Callable<T> releasing(Callable<T> work) {
        return () -> {
            try {
                return work.call();
            } finally {
                places.release();
            }
        };
    }

    private Placed place(RealOrder order, Gateway guest) {
        Map<String, Object> body =
                Map.of("serviceType", "table", "items", restaurant.menu().items(order));
        String key = UUID.randomUUID().toString();
        long sent = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                JsonNode answer = guest.post("/api/v1/orders", body, key);
                return new Placed(
                        order,
                        answer.get("id").asString(),
                        answer.get("total").get("amount").asLong(),
                        sent);
            } catch (Gateway.Refused refused) {
                if (refused.status() < 500 && refused.status() != 429 && refused.status() != 409 || attempt == TRIES) {
                    throw refused;
                }
            } catch (Problem noAnswer) {
                if (attempt == TRIES) {
                    throw noAnswer;
                }
            }
        }
    }
}
