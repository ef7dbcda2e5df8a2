package com.example.orders;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

@SpringBootApplication
public class OrderEventsConsumer {

    public static void main(String[] arguments) {
        SpringApplication.run(OrderEventsConsumer.class, arguments);
    }

    @Bean
    Consumer<Message<Order>> orders() {
        return event -> {
            Order order = event.getPayload();
            System.out.printf(
                    "%s order %s, number %d: %s, %d %s for %s%n",
                    event.getHeaders().get("type"),
                    order.id(),
                    order.number(),
                    order.status(),
                    order.total().amount(),
                    order.total().currency(),
                    order.items().stream().map(item -> item.quantity() + " " + item.name()).toList());
        };
    }

    /** What this service cares for of an order; the rest of the event is passed over. */
    record Order(String id, int number, String status, Money total, List<Item> items) {}

    record Money(long amount, String currency) {}

    record Item(int quantity, String name) {}
}
