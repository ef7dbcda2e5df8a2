package com.arisgourmet.binder.redis;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Waits for something new in streams, which plain blocking reads do that deliver nothing. One read can't span the slots of a
 * cluster and holds up its connection: each slot has one of its own, and a server is one slot. A read that brought nothing when another
 * did goes on; what it brings later is told later. Used by one thread.
 */
final class Arrivals implements AutoCloseable {

    private final RedisConnections connections;
    private final Duration longestBlock;
    private final Map<Integer, Slot> slots = new HashMap<>();

    Arrivals(RedisConnections connections, Duration longestBlock) {
        this.connections = connections;
        this.longestBlock = longestBlock;
    }

    /** Waits a while at most and answers the first new id by stream; it may have been read since. */
    Map<String, String> await(List<Lease> held) throws InterruptedException {
        Map<Integer, List<Lease>> bySlot =
                held.stream().collect(Collectors.groupingBy(lease -> connections.slot(lease.stream())));
        closeOthers(bySlot);
        bySlot.forEach(
                (slot, leases) -> slots.computeIfAbsent(slot, number -> open()).ask(leases));
        try {
            CompletableFuture<?>[] asked =
                    slots.values().stream().map(slot -> slot.asked).toArray(CompletableFuture[]::new);
            CompletableFuture.anyOf(asked).get(patience().toNanos(), TimeUnit.NANOSECONDS);
            Map<String, String> news = new HashMap<>();
            slots.values().forEach(slot -> slot.collect(news));
            return news;
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw e.getCause() instanceof RedisException failure
                    ? failure
                    : new RedisCommandTimeoutException("waiting for entries: " + e);
        }
    }

    private Duration patience() {
        return longestBlock.plus(connections.commandTimeout());
    }

    private Slot open() {
        return new Slot(connections.openBlocking(longestBlock));
    }

    private void closeOthers(Map<Integer, List<Lease>> wanted) {
        for (Integer slot : List.copyOf(slots.keySet())) {
            if (!wanted.containsKey(slot)) {
                slots.remove(slot).connection.close();
            }
        }
    }

    @Override
    public void close() {
        slots.values().forEach(slot -> slot.connection.close());
        slots.clear();
    }

    private final class Slot {
        private final OpenConnection connection;
        private CompletableFuture<List<StreamMessage<String, byte[]>>> asked =
                CompletableFuture.completedFuture(List.of());
        private long since;
        private boolean told = true;

        private Slot(OpenConnection connection) {
            this.connection = connection;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // generic varargs
        private void ask(List<Lease> leases) {
            if (told) {
                List<StreamOffset<String>> positions = new ArrayList<>();
                leases.forEach(lease -> positions.add(StreamOffset.from(lease.stream(), lease.position())));
                XReadArgs how = XReadArgs.Builder.block(longestBlock).count(1);
                since = System.nanoTime();
                told = false;
                asked = connection
                        .async()
                        .xread(how, positions.toArray(StreamOffset[]::new))
                        .toCompletableFuture();
            }
        }

        /** A read that failed, or is not answered although others are, fails the whole. */
        private void collect(Map<String, String> news) {
            if (asked.isDone()) {
                told = true;
                if (asked.isCompletedExceptionally()) {
                    throw new RedisException("waiting for entries: " + asked.exceptionNow());
                }
                asked.join().forEach(entry -> news.putIfAbsent(entry.getStream(), entry.getId()));
            } else if (System.nanoTime() - since > patience().toNanos()) {
                throw new RedisCommandTimeoutException("a node does not answer");
            }
        }
    }
}
