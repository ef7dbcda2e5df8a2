package com.arisgourmet.gateway.stream;

import com.arisgourmet.contracts.EventStreams;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads the shards whose restaurants somebody on this gateway listens to: one thread, one connection, one blocking XREAD for
 * all of them. Everything that moves a shard's position happens on that thread. While Redis is away it tries again, at most
 * a second apart, from where it was; once a second it makes sure that the streams still are what it has been reading.
 */
@Component
final class StreamTail implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(StreamTail.class);
    private static final Duration BLOCK = Duration.ofMillis(50);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long CHECK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long KEEP_IDLE_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long NO_EPOCH = 0;
    private static final int MOST_ENTRIES = 256;
    private static final int MOST_LOOKED_BACK = 8 * MOST_ENTRIES;
    private static final long FIRST_PAUSE_MILLIS = 50;

    private final RedisStreams redis;
    private final EventParser parser;
    private final DeliverySpan span;
    private final StreamProperties limits;
    private final Counter delivered;
    private final Map<UUID, CompletableFuture<RestaurantFeed>> feeds = new ConcurrentHashMap<>();
    private final BlockingQueue<UUID> toOpen = new LinkedBlockingQueue<>();
    private final Map<Integer, Shard> shards = new HashMap<>();
    private volatile @Nullable Thread thread;
    private long checkedAtNanos = System.nanoTime();

    private record Shard(ShardPosition position, Map<UUID, RestaurantFeed> feeds) {}

    StreamTail(
            RedisStreams redis, EventParser parser, DeliverySpan span, StreamProperties limits, MeterRegistry meters) {
        this.redis = redis;
        this.parser = parser;
        this.span = span;
        this.limits = limits;
        this.delivered = meters.counter("aris.stream.events.delivered");
    }

    /** @return the feed of a restaurant, opened if need be; an error if Redis is away */
    Mono<RestaurantFeed> feedOf(UUID restaurantId) {
        return Mono.fromFuture(() -> feeds.computeIfAbsent(restaurantId, this::ask), true);
    }

    /** @return of all restaurants that somebody here listens to or has just listened to */
    List<RestaurantFeed> openFeeds() {
        return feeds.values().stream()
                .filter(feed -> feed.isDone() && !feed.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .toList();
    }

    private CompletableFuture<RestaurantFeed> ask(UUID restaurantId) {
        toOpen.add(restaurantId);
        return new CompletableFuture<>();
    }

    private void run() {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (thread == Thread.currentThread()) {
            try {
                openWaiting();
                checkContinuity();
                read();
                pauseMillis = FIRST_PAUSE_MILLIS;
            } catch (RuntimeException | ExecutionException | TimeoutException away) {
                if (pauseMillis == FIRST_PAUSE_MILLIS) {
                    log.warn("the event streams cannot be read, trying again until they can", away);
                }
                failWaiting(away);
                checkedAtNanos = System.nanoTime() - CHECK_NANOS;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
                pauseMillis = Math.min(1_000, pauseMillis * 2);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void openWaiting() throws InterruptedException, ExecutionException, TimeoutException {
        List<UUID> waiting = new ArrayList<>();
        @Nullable UUID first = shards.isEmpty() ? toOpen.poll(200, TimeUnit.MILLISECONDS) : toOpen.poll();
        if (first != null) {
            waiting.add(first);
            toOpen.drainTo(waiting);
        }
        try {
            for (var ofShard : waiting.stream()
                    .collect(Collectors.groupingBy(EventStreams::shardOf))
                    .entrySet()) {
                open(ofShard.getKey(), ofShard.getValue());
            }
        } catch (RedisException | ExecutionException | TimeoutException away) {
            waiting.forEach(restaurant -> fail(restaurant, away));
            throw away;
        }
    }

    private void failWaiting(Exception away) {
        for (UUID restaurant = toOpen.poll(); restaurant != null; restaurant = toOpen.poll()) {
            fail(restaurant, away);
        }
    }

    /** What was opened before stays open. */
    private void fail(UUID restaurant, Exception away) {
        CompletableFuture<RestaurantFeed> waiting = feeds.get(restaurant);
        if (waiting != null && !waiting.isDone()) {
            feeds.remove(restaurant);
            waiting.completeExceptionally(away);
        }
    }

    /**
     * Looks back, once for all of them, so that a crowd that comes to a gateway which has just started resumes from the rings,
     * instead of each reading the same entries from Redis.
     */
    private void open(int number, List<UUID> restaurants)
            throws InterruptedException, ExecutionException, TimeoutException {
        Shard shard = shards.get(number);
        if (shard == null) {
            EntryId last = lastOf(number);
            shard = new Shard(new ShardPosition(new Cursor(epochOf(number), number, last)), new HashMap<>());
        }
        ShardPosition position = shard.position();
        Cursor read = position.cursor();
        List<StreamMessage<String, byte[]>> recent =
                read.entry().equals(EntryId.ZERO) ? List.of() : before(number, read.entry());
        EntryId floor = recent.isEmpty()
                ? read.entry()
                : EntryId.parse(recent.getFirst().getId());
        Map<UUID, RestaurantFeed> opened = new HashMap<>();
        for (UUID restaurant : restaurants) {
            var ring = new EventRing(limits.ringEvents(), limits.ringSize().toBytes(), floor);
            opened.put(restaurant, new RestaurantFeed(restaurant, position, ring));
        }
        for (var entry : recent.subList(Math.min(1, recent.size()), recent.size())) {
            parser.parse(new Cursor(read.epoch(), number, EntryId.parse(entry.getId())), entry.getBody())
                    .ifPresent(event -> {
                        RestaurantFeed feed = opened.get(event.routing().restaurantId());
                        if (feed != null) {
                            feed.append(event);
                        }
                    });
        }
        shard.feeds().putAll(opened);
        shards.put(number, shard);
        opened.forEach((restaurant, feed) ->
                feeds.getOrDefault(restaurant, new CompletableFuture<>()).complete(feed));
    }

    /** @return entries up to that one, oldest first */
    private List<StreamMessage<String, byte[]>> before(int shard, EntryId until)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<StreamMessage<String, byte[]>> newestFirst = new ArrayList<>();
        var upTo = Range.Boundary.including(until.toString());
        int read = MOST_ENTRIES;
        while (read == MOST_ENTRIES && newestFirst.size() < MOST_LOOKED_BACK) {
            var earlier = await(redis.tail()
                    .xrevrange(
                            EventStreams.streamOf(shard),
                            Range.from(Range.Boundary.<String>unbounded(), upTo),
                            Limit.from(MOST_ENTRIES)));
            newestFirst.addAll(earlier);
            read = earlier.size();
            if (read > 0) {
                upTo = Range.Boundary.excluding(earlier.getLast().getId());
            }
        }
        return newestFirst.reversed();
    }

    private void read() throws InterruptedException, ExecutionException, TimeoutException {
        if (shards.isEmpty()) {
            return;
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        StreamOffset<String>[] offsets = shards.entrySet().stream()
                .map(shard -> StreamOffset.from(
                        EventStreams.streamOf(shard.getKey()),
                        shard.getValue().position().cursor().entry().toString()))
                .toArray(StreamOffset[]::new);
        for (var entry : await(redis.tail().xread(RedisStreams.reading(BLOCK, MOST_ENTRIES), offsets))) {
            handOut(entry);
        }
    }

    private void handOut(StreamMessage<String, byte[]> entry) {
        int number = shardOf(entry.getStream());
        Shard shard = shards.get(number);
        if (shard == null) {
            return;
        }
        Cursor cursor = new Cursor(shard.position().cursor().epoch(), number, EntryId.parse(entry.getId()));
        parser.parse(cursor, entry.getBody()).ifPresent(event -> {
            RestaurantFeed feed = shard.feeds().get(event.routing().restaurantId());
            if (feed != null && span.around(event, () -> feed.append(event))) {
                delivered.increment();
            }
        });
        shard.position().moveTo(cursor.entry());
    }

    private static int shardOf(String stream) {
        return Integer.parseInt(stream, stream.indexOf('{') + 1, stream.indexOf('}'), 10);
    }

    /** A new epoch, or a stream that ends before what was read of it, breaks continuity; listeners are told. */
    private void checkContinuity() throws InterruptedException, ExecutionException, TimeoutException {
        if (shards.isEmpty() || System.nanoTime() - checkedAtNanos < CHECK_NANOS) {
            return;
        }
        for (var shard : shards.entrySet()) {
            check(shard.getValue(), epochOf(shard.getKey()), lastOf(shard.getKey()));
        }
        retireIdle();
        checkedAtNanos = System.nanoTime();
    }

    /** The first epoch of a stream that nobody had written to begins where its readers are; any other change is a break. */
    private static void check(Shard shard, long epoch, EntryId last) {
        Cursor read = shard.position().cursor();
        if (read.entry().isAfter(last) || (epoch != read.epoch() && read.epoch() != NO_EPOCH)) {
            log.warn("a stream is not what it was: read {}, now epoch {} and last entry {}", read, epoch, last);
            shard.position().restart(epoch, last);
            shard.feeds().values().forEach(feed -> feed.broken(last));
        } else if (epoch != read.epoch()) {
            shard.position().adopt(epoch);
        }
    }

    private void retireIdle() {
        for (Shard shard : shards.values()) {
            shard.feeds().values().removeIf(feed -> {
                boolean retired = feed.retireIfIdleFor(KEEP_IDLE_NANOS);
                if (retired) {
                    feeds.remove(feed.restaurantId());
                }
                return retired;
            });
        }
        shards.values().removeIf(shard -> shard.feeds().isEmpty());
    }

    private long epochOf(int shard) throws InterruptedException, ExecutionException, TimeoutException {
        byte @Nullable [] epoch = await(redis.tail().hget(EventStreams.fenceOf(shard), "epoch"));
        return epoch == null ? NO_EPOCH : Long.parseLong(new String(epoch, java.nio.charset.StandardCharsets.US_ASCII));
    }

    private EntryId lastOf(int shard) throws InterruptedException, ExecutionException, TimeoutException {
        var last = await(redis.tail().xrevrange(EventStreams.streamOf(shard), Range.unbounded(), Limit.from(1)));
        return last.isEmpty() ? EntryId.ZERO : EntryId.parse(last.getFirst().getId());
    }

    private static <T> T await(RedisFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("stream-tail").unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
