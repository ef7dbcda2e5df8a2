package com.arisgourmet.table.floor;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.CurrentState;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class RepublishedTables implements CurrentState {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Tables tables;

    RepublishedTables(Tables tables) {
        this.tables = tables;
    }

    @Override
    public String aggregate() {
        return EventType.TABLE_STATE.aggregate();
    }

    @Override
    public Mono<List<OutboxEvent>> page(@Nullable UUID restaurantId, @Nullable UUID after, int limit) {
        return tables.lockPage(restaurantId, after == null ? BEFORE_ALL : after, limit)
                .map(page -> page.stream()
                        .map(it -> new OutboxEvent(EventType.TABLE_STATE, it.restaurantId(), it.id(), it.version(), it))
                        .toList());
    }
}
