package com.arisgourmet.catalog.restaurants;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.RestaurantState;
import com.arisgourmet.defaults.inbox.EventConsumer;
import com.arisgourmet.defaults.inbox.Inbox;
import com.arisgourmet.defaults.outbox.Rebuild;
import com.arisgourmet.defaults.security.ServiceTokens;
import com.arisgourmet.defaults.security.TokenProperties;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@link Restaurants} up with the restaurants' events. Every type of theirs carries the full state. */
@Configuration(proxyBeanMethods = false)
class RestaurantEvents {
    static final String CONSUMER = "catalog-service.restaurants";

    private static final String RESTAURANT = EventType.RESTAURANT_STATE.aggregate();
    private static final Duration GATHERING = Duration.ofSeconds(2);

    @Bean
    Consumer<Message<List<byte[]>>> restaurantProjection(JsonMapper json, Inbox inbox, Restaurants restaurants) {
        return new EventConsumer(
                CONSUMER,
                Set.of(RESTAURANT),
                json,
                inbox,
                (type, event) -> restaurants.upsert((RestaurantState) event.data()));
    }

    @Bean
    Rebuild rebuild(ServiceTokens tokens, TokenProperties services) {
        WebClient auth = tokens.client(ServiceTokens.AUTH, services.authUrl());
        return new Rebuild(List.of(new Rebuild.Copy(ServiceTokens.AUTH, auth, RESTAURANT)), GATHERING);
    }
}
