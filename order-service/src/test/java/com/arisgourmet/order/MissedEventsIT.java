package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.binder.redis.GroupEvicted;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class MissedEventsIT extends OrderIT {
    @Autowired
    ApplicationEventPublisher events;

    @Test
    void aServiceThatWasEvictedFromAStreamHasTheMenuPublishedAgain() {
        events.publishEvent(new GroupEvicted("events", "order-service.projections", "events:{07}", "1-0"));
        events.publishEvent(new GroupEvicted("events", "order-service.projections", "events:{08}", "1-0"));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(CATALOG.asked)
                .containsExactly("POST aggregate=product", "POST aggregate=option-group"));
    }
}
