package com.arisgourmet.binder.redis;

import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Consumes the streams it holds a lease for, each key in order. For every tenure of a stream it first claims whatever is pending
 * for anyone, in id order, and then reads on. {@link Arrivals} waits for new entries and delivers none; what is delivered is read by a script that checks the leases. So a read that was asked for
 * under a lease since lost finds nothing, and none of its entries can end up behind the back of the next holder. The order in which
 * taking over, reading and deciding enter a key's entries is the promise of this class, so one loop does them all.
 */
final class OrderedConsumer implements StreamConsumer {

    private static final Log log = LogFactory.getLog(OrderedConsumer.class);
    private static final Duration NOW = Duration.ZERO;

    private final Consumption consumption;
    private final ConsumerGroup group;
    private final Leases leases;
    private final Duration beat;
    private final Arrivals arrivals;
    private long decided = System.nanoTime() - Duration.ofHours(1).toNanos();
    private Set<Lease> unread = new LinkedHashSet<>();
    private @Nullable BackgroundLoop balancing;
    private @Nullable BackgroundLoop reading;

    OrderedConsumer(Consumption consumption, Leases leases, Duration leaseTime, RedisConnections connections) {
        this.consumption = consumption;
        this.group = consumption.group();
        this.leases = leases;
        this.beat = leaseTime.dividedBy(5);
        this.arrivals = new Arrivals(connections, consumption.readTimeout());
    }

    @Override
    public void start() {
        balancing = BackgroundLoop.start("redis-leases-" + group.name(), () -> {
            leases.balance();
            return beat;
        });
        reading = BackgroundLoop.start("redis-reader-" + group.name(), this::read);
    }

    private Duration read() throws InterruptedException {
        List<Lease> held = leases.held();
        if (held.isEmpty()) {
            return beat.dividedBy(4);
        }
        try {
            unread.retainAll(held);
            decide(held);
            for (Lease lease : held) {
                if (lease.position().isEmpty()) {
                    takeOver(lease);
                    unread.add(lease);
                }
            }
            unread = unread.isEmpty() ? awaitNew(held) : readNew(unread);
        } catch (RedisException e) {
            // The reply may be lost and its entries pending already: they come back in order with new tenures.
            leases.startOver();
            throw e;
        }
        return NOW;
    }

    private void takeOver(Lease lease) throws InterruptedException {
        group.ensure(lease.stream());
        group.registration().checkForLoss(lease.stream());
        String tail = group.tail(lease.stream());
        group.letters().waitingKeys(lease.stream()).forEach(lease::block);
        claim(lease, lease.stream());
        claim(lease, StreamKeys.retries(group.name(), lease.stream()));
        group.tidy(lease.stream(), Duration.ZERO);
        lease.advanceTo(tail);
    }

    private void claim(Lease lease, String stream) throws InterruptedException {
        String from = "-";
        while (!from.isEmpty() && lease.isHeld()) {
            int room = consumption.lanes().reserve(1, consumption.batchSize());
            int entered = 0;
            try {
                List<StreamEntry> page = group.claim(lease, stream, from, room, Duration.ZERO);
                entered = enter(lease, page);
                from = page.isEmpty() ? "" : "(" + page.getLast().id();
            } finally {
                consumption.lanes().release(room - entered);
            }
        }
    }

    /** Looks, once a beat, what became of dead letters. */
    private void decide(List<Lease> held) throws InterruptedException {
        if (System.nanoTime() - decided < beat.toNanos()) {
            return;
        }
        decided = System.nanoTime();
        group.registration().renew(held.stream().map(Lease::stream).toList());
        int each = consumption.lanes().reserve(held.size(), 1);
        int entered = 0;
        try {
            for (DeadLetterBox.Decisions decisions : group.letters().decisions(held, each)) {
                entered += enter(decisions.lease(), decisions.retries());
                for (String key : decisions.free()) {
                    consumption.lanes().reserve(1, 1);
                    consumption.resume(decisions.lease(), key);
                }
            }
        } finally {
            consumption.lanes().release(each * held.size() - entered);
        }
    }

    /**
     * Reads as much as there is room for: much of each stream, from some of them at a time if it must be. Answers those that may have
     * more, and are to be read next, first those whose turn it was not.
     */
    private Set<Lease> readNew(Set<Lease> unread) throws InterruptedException {
        int room = consumption.lanes().reserveUpTo(unread.size() * consumption.batchSize());
        List<Lease> turn = unread.stream()
                .limit(Math.ceilDiv(room, consumption.batchSize()))
                .toList();
        int entered = 0;
        Set<Lease> next = new LinkedHashSet<>(unread);
        turn.forEach(next::remove);
        try {
            ConsumerGroup.Batch batch = group.read(turn, room / turn.size());
            for (Lease lease : turn) {
                ConsumerGroup.Page page = batch.pages().get(lease.stream());
                if (page != null) {
                    entered += enter(lease, page.entries());
                    lease.advanceTo(page.last());
                    next.add(lease);
                }
            }
            if (!batch.failures().isEmpty()) {
                throw new RedisException("group " + group.name() + " cannot read " + batch.failures());
            }
        } finally {
            consumption.lanes().release(room - entered);
        }
        return next;
    }

    private int enter(Lease lease, List<StreamEntry> entries) {
        List<StreamEntry> present =
                entries.stream().filter(entry -> !entry.fields().isEmpty()).toList();
        List<StreamEntry> live =
                present.stream().filter(entry -> !entry.retried()).toList();
        consumption.enter(lease, live, entry -> {});
        present.stream()
                .filter(StreamEntry::retried)
                .forEach(entry -> consumption.enterRetried(lease, entry, done -> {}));
        return present.size();
    }

    /** Waits until something is new, a while at most, and answers where. */
    private Set<Lease> awaitNew(List<Lease> held) throws InterruptedException {
        Map<String, String> news = arrivals.await(held);
        Set<Lease> unread = new LinkedHashSet<>();
        for (Lease lease : held) {
            String id = news.get(lease.stream());
            if (id != null) {
                lease.advanceTo(id);
                unread.add(lease);
            }
        }
        return unread;
    }

    @Override
    public void stop() {
        long until = System.nanoTime() + consumption.shutdownTimeout().toNanos();
        stop(reading);
        stop(balancing);
        try {
            leases.deregister();
            while (!leases.leave() && System.nanoTime() - until < 0) {
                Thread.sleep(20);
            }
            if (group.anonymous()) {
                leases.forget();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RedisException e) {
            log.warn("group " + group.name() + ": leases are left to expire: " + e.getMessage());
        }
        consumption.group().leave(consumption.streams());
        consumption.lanes().close();
        arrivals.close();
    }

    private static void stop(@Nullable BackgroundLoop loop) {
        if (loop != null) {
            loop.stop(Duration.ofSeconds(2));
        }
    }

    @Override
    public int streams() {
        return leases.held().size();
    }

    @Override
    public int inFlight() {
        return consumption.lanes().occupied();
    }

    @Override
    public @Nullable Exception failure() {
        Exception failure = balancing == null ? null : balancing.failure();
        return failure != null || reading == null ? failure : reading.failure();
    }
}
