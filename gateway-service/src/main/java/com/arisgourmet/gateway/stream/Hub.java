package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Revocations;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Every connection of this gateway. At shutdown, before the web server stops, each is told to come back after a delay of
 * its own, so that they spread over time and over the other gateways, and is closed with 4503.
 */
@Component
final class Hub implements SmartLifecycle {
    static final CloseStatus REVOKED = new CloseStatus(1008, "token revoked");
    private static final int SPREAD_MILLIS = 5_000;

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final StreamProperties limits;
    private final ServerFrames frames;
    private final SnapshotThenTail snapshotThenTail;
    private final StreamTail tail;
    private final Tickets tickets;
    private final KitchenReceipts receipts;
    private final Presence presence;
    private final Revocations revocations;
    private final Clock clock;
    private final Disposable.Swap beats = Disposables.swap();
    private final Disposable.Swap revoked = Disposables.swap();
    private volatile boolean running;

    Hub(
            StreamProperties limits,
            ServerFrames frames,
            SnapshotThenTail snapshotThenTail,
            StreamTail tail,
            Tickets tickets,
            KitchenReceipts receipts,
            Presence presence,
            Revocations revocations,
            Clock clock,
            MeterRegistry meters) {
        this.limits = limits;
        this.frames = frames;
        this.snapshotThenTail = snapshotThenTail;
        this.tail = tail;
        this.tickets = tickets;
        this.receipts = receipts;
        this.presence = presence;
        this.revocations = revocations;
        this.clock = clock;
        meters.gaugeCollectionSize("aris.stream.connections", java.util.List.of(), connections);
    }

    /** @throws ProblemException 503 while draining or full */
    Connection open(Listener listener) {
        if (!running || connections.size() >= limits.maxConnections()) {
            throw ProblemException.unavailable("No more connections here; come back in a moment.", Admission.soon());
        }
        var out = new Outbound(new OutboundQueue(
                limits.coalesceAbove().toBytes(), limits.closeAbove().toBytes()));
        var life = new TokenLife(out, frames, clock);
        var connection = new Connection(listener, out, frames, snapshotThenTail, tickets, receipts, presence, life);
        connections.add(connection);
        connection.onDispose(() -> connections.remove(connection));
        endIfRevoked(connection);
        if (listener.caller() instanceof Caller.Guest guest) {
            var end = new SessionEnd(guest.tableSessionId(), out);
            connection.onDispose(tail.feedOf(guest.restaurantId())
                    .flatMap(end::in)
                    .retryWhen(reactor.util.retry.Retry.backoff(Long.MAX_VALUE, java.time.Duration.ofMillis(500))
                            .maxBackoff(java.time.Duration.ofSeconds(5)))
                    .subscribe());
        }
        return connection;
    }

    private void endIfRevoked(Connection connection) {
        if (revocations.include(connection.caller())) {
            connection.close(REVOKED);
        }
    }

    @Override
    public void start() {
        running = true;
        revoked.update(revocations.news().subscribe(news -> connections.forEach(this::endIfRevoked)));
        Frame beat = frames.beat(limits.beatEvery());
        beats.update(Flux.interval(limits.beatEvery())
                .subscribe(tick -> connections.forEach(connection -> connection.beat(beat))));
    }

    @Override
    public void stop() {
        running = false;
        beats.update(Disposables.disposed());
        for (Connection connection : connections) {
            long afterMillis = ThreadLocalRandom.current().nextLong(200, SPREAD_MILLIS);
            connection.out().send(frames.reconnect(afterMillis));
            connection.close(Outbound.DRAINING);
        }
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        Flux.interval(java.time.Duration.ofMillis(50))
                .takeUntil(tick -> connections.isEmpty() || tick > 40)
                .then(Mono.fromRunnable(stopped))
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
