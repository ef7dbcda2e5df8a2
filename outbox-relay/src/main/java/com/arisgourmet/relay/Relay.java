package com.arisgourmet.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** One instance, from start to stop. It stops first of all beans, while both servers can still be reached. */
final class Relay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration VERIFICATION = Duration.ofSeconds(10);
    private static final Duration SAMPLING = Duration.ofSeconds(15);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);

    private final Shards shards;
    private final Membership membership;
    private final Signals signals;
    private final Loop heartbeat;
    private final List<Loop> loops = new ArrayList<>();
    private Disposable.Composite hearing = Disposables.composite();
    private boolean running;

    Relay(
            RelayProperties properties,
            Shards shards,
            Outboxes outboxes,
            Membership membership,
            Signals signals,
            Housekeeping housekeeping,
            Sampling sampling,
            RelayMetrics metrics,
            Trouble trouble) {
        this.shards = shards;
        this.membership = membership;
        this.signals = signals;
        this.heartbeat = new Loop("heartbeat", properties.heartbeat(), trouble, membership::beat);
        loops.add(heartbeat);
        loops.add(new Loop("housekeeping", HOUSEKEEPING, trouble, housekeeping::tidy));
        loops.add(new Loop("sampling", SAMPLING, trouble, sampling::sample));
        loops.add(new Loop("verification", VERIFICATION, trouble, shards::verify));
        var poll = new PendingPoll(outboxes, shards, metrics);
        loops.add(new Loop("outboxes", properties.poll(), trouble, poll::poll));
    }

    @Override
    public synchronized void start() {
        running = true;
        shards.start();
        hearing = Disposables.composite(signals.listen(heartbeat::hurry));
        loops.forEach(loop -> hearing.add(loop.start()));
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public synchronized void stop(Runnable stopped) {
        hearing.dispose();
        membership
                .leave()
                .doOnError(failure -> log.warn("the leases run out by themselves: {}", failure.toString()))
                .onErrorComplete()
                .doFinally(signal -> {
                    shards.stop();
                    ended();
                    stopped.run();
                })
                .subscribe();
    }

    private synchronized void ended() {
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
