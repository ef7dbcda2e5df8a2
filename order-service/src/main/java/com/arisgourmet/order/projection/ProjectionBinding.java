package com.arisgourmet.order.projection;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.inbox.EventConsumer;
import com.arisgourmet.defaults.inbox.Inbox;
import com.arisgourmet.defaults.outbox.Rebuild;
import com.arisgourmet.defaults.security.ServiceTokens;
import com.arisgourmet.defaults.security.TokenProperties;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The events this service keeps copies of. */
@Configuration(proxyBeanMethods = false)
class ProjectionBinding {
    static final String CONSUMER = "order-service.projections";

    private static final Set<String> AGGREGATES = Set.of("product", "option-group", "table-session");
    private static final Duration GATHERING = Duration.ofSeconds(2);

    @Bean
    Consumer<Message<List<byte[]>>> projections(
            JsonMapper json, Inbox inbox, MenuProjection menu, SessionProjection sessions) {
        return new EventConsumer(
                CONSUMER, AGGREGATES, json, inbox, (type, event) -> apply(type, event, menu, sessions));
    }

    @Bean
    Rebuild rebuild(ServiceTokens tokens, @Value("${aris.catalog-url}") String catalogUrl, TokenProperties services) {
        WebClient catalog = tokens.client(ServiceTokens.CATALOG, catalogUrl);
        WebClient table = tokens.client(ServiceTokens.TABLE, services.tableUrl());
        return new Rebuild(
                List.of(
                        new Rebuild.Copy(ServiceTokens.CATALOG, catalog, "product"),
                        new Rebuild.Copy(ServiceTokens.CATALOG, catalog, "option-group"),
                        new Rebuild.Copy(ServiceTokens.TABLE, table, "table-session")),
                GATHERING);
    }

    private static Mono<Void> apply(
            EventType type, CloudEvent<?> event, MenuProjection menu, SessionProjection sessions) {
        return type.aggregate().equals("table-session") ? sessions.apply(event) : menu.apply(type, event);
    }
}
