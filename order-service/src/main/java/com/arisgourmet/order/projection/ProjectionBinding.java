package com.arisgourmet.order.projection;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.inbox.EventConsumer;
import com.arisgourmet.defaults.inbox.Inbox;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The events this service keeps copies of. */
@Configuration(proxyBeanMethods = false)
class ProjectionBinding {
    private static final Set<String> AGGREGATES = Set.of("product", "option-group", "table-session");

    @Bean
    Consumer<Message<byte[]>> projections(
            JsonMapper json, Inbox inbox, MenuProjection menu, SessionProjection sessions) {
        return new EventConsumer(
                "order-service.projections",
                AGGREGATES,
                json,
                inbox,
                (type, event) -> apply(type, event, menu, sessions));
    }

    private static Mono<Void> apply(
            EventType type, CloudEvent<?> event, MenuProjection menu, SessionProjection sessions) {
        return type.aggregate().equals("table-session") ? sessions.apply(event) : menu.apply(type, event);
    }
}
