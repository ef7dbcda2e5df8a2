package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * One client, whatever carries its frames: its subscriptions, one a channel, and how long its token lets it listen. Each
 * frame it sends is authorised anew. Ends with its token, expired or
 * revoked, with its guest's session, or with the transport.
 */
final class Connection implements Disposable {
    private static final int MOST_SUBSCRIBES = 60;

    private final Outbound out;
    private final ServerFrames frames;
    private final SnapshotThenTail snapshotThenTail;
    private final Tickets tickets;
    private final Presence presence;
    private final TokenLife life;
    private final Map<Channel, Disposable> subscriptions = new EnumMap<>(Channel.class);
    private final Disposable.Composite others = Disposables.composite();
    private final KitchenReceipts receipts;
    private Listener listener;
    private @Nullable DrawnTickets drawn;
    private @Nullable KitchenScreen screen;
    private @Nullable ScreenProgress progress;
    private int subscribes;
    private boolean disposed;

    Connection(
            Listener listener,
            Outbound out,
            ServerFrames frames,
            SnapshotThenTail snapshotThenTail,
            Tickets tickets,
            KitchenReceipts receipts,
            Presence presence,
            TokenLife life) {
        this.listener = listener;
        this.out = out;
        this.frames = frames;
        this.snapshotThenTail = snapshotThenTail;
        this.tickets = tickets;
        this.receipts = receipts;
        this.presence = presence;
        this.life = life;
        life.startFor(listener);
        others.add(life);
    }

    Outbound out() {
        return out;
    }

    synchronized Caller caller() {
        return listener.caller();
    }

    void onDispose(Disposable other) {
        others.add(other);
    }

    /** Does what the client asks, or answers with an {@code error} frame; never fails. */
    Mono<Void> receive(Mono<ClientFrame> asked) {
        return asked.flatMap(this::handle)
                .onErrorResume(ProblemException.class, problem -> Mono.fromRunnable(() -> refuse(problem, null)));
    }

    private Mono<Void> handle(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Subscribe subscribe -> Mono.fromRunnable(() -> subscribe(subscribe));
            case ClientFrame.Unsubscribe unsubscribe -> Mono.fromRunnable(() -> unsubscribe(unsubscribe.channel()));
            case ClientFrame.Ack ack -> Mono.fromRunnable(() -> confirm(ack));
            case ClientFrame.Shown shown -> Mono.fromRunnable(() -> note(shown));
            case ClientFrame.Refresh refresh ->
                tickets.redeem(refresh.ticket()).doOnNext(this::renew).then();
        };
    }

    private synchronized void subscribe(ClientFrame.Subscribe asked) {
        Channel channel = asked.channel();
        if (disposed) {
            return;
        }
        if (++subscribes > MOST_SUBSCRIBES) {
            refuse(
                    new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too many subscriptions in one minute."),
                    channel);
            return;
        }
        if (!channel.permits(listener.caller())) {
            refuse(new ProblemException(ProblemType.FORBIDDEN, "Your role does not include this channel."), channel);
            return;
        }
        unsubscribe(channel);
        if (channel == Channel.KITCHEN) {
            screen = presence.enter(this, listener.caller(), asked.station());
            progress = new ScreenProgress();
        }
        var subscription = new Subscription(
                channel, asked.station(), listener.caller(), out, frames, channel == Channel.KITCHEN ? progress : null);
        Cursor since =
                asked.since() == null ? null : Cursor.decode(asked.since()).orElse(null);
        subscriptions.put(channel, snapshotThenTail.run(subscription, since).subscribe());
    }

    private synchronized void unsubscribe(Channel channel) {
        if (channel == Channel.KITCHEN) {
            screen = null;
            progress = null;
            presence.leave(this);
        }
        Disposable running = subscriptions.remove(channel);
        if (running != null) {
            running.dispose();
        }
    }

    private synchronized void note(ClientFrame.Shown shown) {
        screen = kitchen().showing(shown.station(), presence.now());
        Optional.ofNullable(shown.cursor()).flatMap(Cursor::decode).ifPresent(cursor -> Objects.requireNonNull(progress)
                .drawn(cursor.entry()));
    }

    private KitchenScreen kitchen() {
        if (screen == null) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Only a screen that listens to the kitchen draws tickets.");
        }
        return screen;
    }

    private synchronized void confirm(ClientFrame.Ack ack) {
        KitchenScreen screen = kitchen();
        String station = ack.station() == null ? screen.station() : ack.station();
        drawn().add(new ClientFrame.Ack(ack.orderId(), ack.version(), station));
    }

    /** Most connections never draw a ticket. */
    private DrawnTickets drawn() {
        DrawnTickets known = drawn;
        if (known == null) {
            known = new DrawnTickets(ack -> receipts.confirm(caller(), ack), problem -> refuse(problem, null));
            drawn = known;
            others.add(known);
        }
        return known;
    }

    /** What it is for the kitchen, if it listens to it now. */
    synchronized Optional<KitchenScreen> kitchenScreen() {
        ScreenProgress drawn = progress;
        long behindMillis =
                drawn == null ? 0 : drawn.behindMillis(presence.now().toEpochMilli());
        return Optional.ofNullable(screen).map(known -> known.behindBy(out.waitingBytes(), behindMillis));
    }

    private synchronized void renew(Listener newer) {
        listener = listener.renewedBy(newer);
        life.startFor(listener);
    }

    private void refuse(ProblemException problem, @Nullable Channel channel) {
        out.send(frames.error(problem, channel));
    }

    /** Also allows another minute's worth of subscriptions; called at every beat. */
    void beat(Frame beat) {
        synchronized (this) {
            subscribes = Math.max(0, subscribes - MOST_SUBSCRIBES / 3);
        }
        out.send(beat);
        out.send(Frame.PING);
    }

    void close(CloseStatus status) {
        out.close(status);
    }

    @Override
    public synchronized void dispose() {
        disposed = true;
        presence.leave(this);
        subscriptions.values().forEach(Disposable::dispose);
        subscriptions.clear();
        others.dispose();
    }

    @Override
    public synchronized boolean isDisposed() {
        return disposed;
    }
}
