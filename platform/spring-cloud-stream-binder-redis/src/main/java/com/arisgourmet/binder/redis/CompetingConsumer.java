package com.arisgourmet.binder.redis;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Consumes every stream of its destination together with the group's other instances; any entry may go to any of them, at any time,
 * in any order. What has been pending for longer than {@code claimAfter} is taken over from whoever had it; this consumer's own
 * entries are kept from looking that old while they are in flight. Its three loops, reading, claiming and deciding, share what is in
 * flight.
 */
final class CompetingConsumer implements StreamConsumer {

    private static final Duration DECISIONS = Duration.ofSeconds(2);

    private final Consumption consumption;
    private final ConsumerGroup group;
    private final Duration claimAfter;
    private final Map<String, Lease> rights = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> inFlight = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final RedisConnections connections;
    private final List<BlockingConnection> waiting = new ArrayList<>();
    private final List<BackgroundLoop> reading = new ArrayList<>();
    private @Nullable BackgroundLoop claiming;
    private @Nullable BackgroundLoop deciding;

    CompetingConsumer(Consumption consumption, Duration claimAfter, RedisConnections connections) {
        this.consumption = consumption;
        this.group = consumption.group();
        this.claimAfter = claimAfter;
        this.connections = connections;
    }

    @Override
    public void start() {
        consumption.streams().forEach(stream -> {
            rights.put(stream, Lease.shared(stream));
            inFlight.put(stream, ConcurrentHashMap.newKeySet());
        });
        consumption.streams().stream()
                .collect(Collectors.groupingBy(connections::slot))
                .values()
                .forEach(this::startReading);
        claiming = BackgroundLoop.start("redis-claims-" + group.name(), this::claim);
        deciding = BackgroundLoop.start("redis-decisions-" + group.name(), this::decide);
    }

    /** One command reads all streams of a slot, and a server is one slot. */
    private void startReading(List<String> streams) {
        BlockingConnection connection = new BlockingConnection(connections, consumption.readTimeout());
        waiting.add(connection);
        reading.add(BackgroundLoop.start("redis-reader-" + group.name(), () -> read(streams, connection)));
    }

    private Duration read(List<String> streams, BlockingConnection connection) throws InterruptedException {
        for (String stream : streams) {
            if (!known.contains(stream)) {
                group.ensure(stream);
                known.add(stream);
            }
        }
        int each = consumption.lanes().reserve(streams.size(), consumption.batchSize());
        int entered = 0;
        try {
            Map<String, List<StreamEntry>> pages = readBlocking(streams, connection, each).stream()
                    .map(found -> group.entry(found.getStream(), found.getId(), found.getBody(), false, false))
                    .collect(Collectors.groupingBy(StreamEntry::stream));
            for (Map.Entry<String, List<StreamEntry>> page : pages.entrySet()) {
                entered += enter(page.getKey(), page.getValue());
            }
        } catch (RedisException e) {
            streams.forEach(known::remove);
            throw e;
        } finally {
            consumption.lanes().release(each * streams.size() - entered);
        }
        return Duration.ZERO;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // generic varargs
    private List<StreamMessage<String, byte[]>> readBlocking(
            List<String> streams, BlockingConnection connection, int each) {
        StreamOffset[] next = streams.stream().map(StreamOffset::lastConsumed).toArray(StreamOffset[]::new);
        XReadArgs how = XReadArgs.Builder.block(consumption.readTimeout()).count(each);
        return connection.commands().xreadgroup(Consumer.from(group.name(), group.consumer()), how, next);
    }

    private Duration claim() throws InterruptedException {
        for (String stream : List.copyOf(known)) {
            refresh(stream);
            takeOver(stream, stream);
            refresh(StreamKeys.retries(group.name(), stream));
            takeOver(stream, StreamKeys.retries(group.name(), stream));
            group.tidy(stream, claimAfter.multipliedBy(10));
        }
        return claimAfter.dividedBy(3);
    }

    private void refresh(String stream) {
        List<String> ids = List.copyOf(inFlight.getOrDefault(stream, Set.of()));
        if (!ids.isEmpty()) {
            group.refresh(stream, ids);
        }
    }

    /** Looks what dead letters are to be tried again. */
    private Duration decide() throws InterruptedException {
        group.registration().renew(List.copyOf(known));
        List<Lease> rights = known.stream().map(this::right).toList();
        if (!rights.isEmpty()) {
            int each = consumption.lanes().reserve(rights.size(), 1);
            int entered = 0;
            try {
                for (DeadLetterBox.Decisions decisions : group.letters().decisions(rights, each)) {
                    entered += enterRetried(decisions.lease(), decisions.retries());
                }
            } finally {
                consumption.lanes().release(each * rights.size() - entered);
            }
        }
        return DECISIONS;
    }

    private int enterRetried(Lease right, List<StreamEntry> retries) {
        int entered = 0;
        for (StreamEntry entry : retries) {
            Set<String> ids = inFlight.computeIfAbsent(entry.stream(), name -> ConcurrentHashMap.newKeySet());
            if (!entry.fields().isEmpty() && ids.add(entry.id())) {
                consumption.enterRetried(right, entry, done -> ids.remove(done.id()));
                entered++;
            }
        }
        return entered;
    }

    private void takeOver(String origin, String stream) throws InterruptedException {
        String from = "-";
        while (!from.isEmpty()) {
            int room = consumption.lanes().reserve(1, consumption.batchSize());
            int entered = 0;
            try {
                List<StreamEntry> page = group.claim(right(origin), stream, from, room, claimAfter);
                entered = stream.equals(origin) ? enter(stream, page) : enterRetried(right(origin), page);
                from = page.isEmpty() ? "" : "(" + page.getLast().id();
            } catch (RedisCommandExecutionException e) {
                if (ConsumerGroup.isMissing(e)) {
                    known.remove(stream);
                }
                throw e;
            } finally {
                consumption.lanes().release(room - entered);
            }
        }
    }

    /** Answers the reserved places used: none for what is gone, not wanted or in flight already. */
    private int enter(String stream, List<StreamEntry> entries) {
        Lease right = right(stream);
        List<StreamEntry> unwanted =
                entries.stream().filter(entry -> !group.wants(entry)).toList();
        if (!unwanted.isEmpty()) {
            group.acknowledge(right, unwanted);
        }
        Set<String> ids = inFlight.computeIfAbsent(stream, name -> ConcurrentHashMap.newKeySet());
        List<StreamEntry> entering = entries.stream()
                .filter(entry -> !entry.fields().isEmpty() && group.wants(entry) && ids.add(entry.id()))
                .toList();
        consumption.enter(right, entering, entry -> ids.remove(entry.id()));
        return entering.size();
    }

    private Lease right(String stream) {
        return rights.computeIfAbsent(stream, Lease::shared);
    }

    @Override
    public void stop() {
        long until = System.nanoTime() + consumption.shutdownTimeout().toNanos();
        List<BackgroundLoop> loops = new ArrayList<>(reading);
        Stream.of(claiming, deciding).filter(Objects::nonNull).forEach(loops::add);
        loops.forEach(BackgroundLoop::interrupt);
        loops.forEach(loop -> loop.stop(Duration.ofSeconds(2)));
        rights.values().forEach(Lease::end);
        try {
            while (inFlight() > 0 && System.nanoTime() - until < 0) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumption.group().leave(consumption.streams());
        consumption.lanes().close();
        waiting.forEach(BlockingConnection::close);
    }

    @Override
    public int streams() {
        return consumption.streams().size();
    }

    @Override
    public int inFlight() {
        return consumption.lanes().occupied();
    }

    @Override
    public @Nullable Exception failure() {
        return reading.stream()
                .map(BackgroundLoop::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
