package com.arisgourmet.gateway.stream;

import com.arisgourmet.contracts.EventType;
import java.time.Duration;
import java.util.UUID;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Mono;

/**
 * Closes a guest's socket with 1008 when the guest's table session is closed, whatever channels it has; after a moment, so
 * that the event itself arrives first.
 */
final class SessionEnd implements FeedListener {
    static final CloseStatus CLOSED = new CloseStatus(1008, "table session closed");
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final UUID tableSessionId;
    private final Outbound out;
    private volatile boolean ended;

    SessionEnd(UUID tableSessionId, Outbound out) {
        this.tableSessionId = tableSessionId;
        this.out = out;
    }

    /** Watches until cancelled. */
    Mono<Void> in(RestaurantFeed feed) {
        return Mono.using(() -> feed, joined -> join(joined).then(Mono.never()), this::leave);
    }

    private Mono<Void> join(RestaurantFeed feed) {
        return Mono.fromRunnable(() -> {
            ShardPosition.Mark mark = feed.mark();
            EntryId after = mark.cursor().entry();
            while (feed.join(this, mark, after) instanceof RestaurantFeed.Join.Behind behind) {
                behind.events().forEach(this::pass);
                after = behind.events().getLast().id();
            }
        });
    }

    @Override
    public void pass(StreamEvent event) {
        boolean closed = event.routing().type().equals(EventType.TABLE_SESSION_CLOSED.wireName())
                && tableSessionId.equals(event.routing().tableSessionId());
        if (closed) {
            Mono.delay(MOMENT).subscribe(tick -> out.close(CLOSED));
        }
    }

    /** Keeps watching: one closing among lost entries is caught by the token's own checks at the services. */
    @Override
    public boolean broken() {
        return false;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    private void leave(RestaurantFeed feed) {
        ended = true;
        feed.leave(this);
    }
}
