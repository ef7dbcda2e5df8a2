package com.arisgourmet.catalog.restaurants;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.RestaurantState;
import com.arisgourmet.defaults.inbox.EventConsumer;
import com.arisgourmet.defaults.inbox.Inbox;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@link Restaurants} up with the restaurants' events. Every type of theirs carries the full state. */
@Configuration(proxyBeanMethods = false)
class RestaurantEvents {
    private static final String CONSUMER = "catalog-service.restaurants";

    @Bean
    Consumer<Message<byte[]>> restaurantProjection(JsonMapper json, Inbox inbox, Restaurants restaurants) {
        return new EventConsumer(
                CONSUMER,
                Set.of(EventType.RESTAURANT_STATE.aggregate()),
                json,
                inbox,
                (type, event) -> restaurants.upsert((RestaurantState) event.data()));
    }
}
