package com.arisgourmet.table.sessions;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.CurrentState;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Open sessions, and those whose guests may still hold an unexpired token. */
@Component
class RepublishedSessions implements CurrentState {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Duration RECENTLY = Duration.ofHours(24);

    private final TableSessions sessions;
    private final Clock clock;

    RepublishedSessions(TableSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String aggregate() {
        return EventType.TABLE_SESSION_STATE.aggregate();
    }

    @Override
    public Mono<List<OutboxEvent>> page(@Nullable UUID restaurantId, @Nullable UUID after, int limit) {
        return sessions.lockPage(
                        restaurantId,
                        after == null ? BEFORE_ALL : after,
                        clock.instant().minus(RECENTLY),
                        limit)
                .map(page -> page.stream()
                        .map(it -> new OutboxEvent(
                                EventType.TABLE_SESSION_STATE, it.restaurantId(), it.id(), it.version(), it))
                        .toList());
    }
}
