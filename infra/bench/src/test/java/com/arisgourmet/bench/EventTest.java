package com.arisgourmet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventTest {

    @Test
    void aPayloadIsJsonOf200BytesAndTellsWhoseItIs() {
        Stream.of(0, 7, 199_999, Integer.MAX_VALUE).map(Event::new).forEach(event -> {
            assertThat(event.payload().getBytes(StandardCharsets.UTF_8)).hasSize(200);
            assertThat(JsonMapper.builder().build().readTree(event.payload()).isObject())
                    .isTrue();
            assertThat(Event.ofPayload(event.payload())).isEqualTo(event);
        });
    }

    @Test
    void aPayloadIsKnownWhenItIsQuotedOnceMore() {
        String quoted = JsonMapper.builder().build().writeValueAsString(new Event(42).payload());

        assertThat(Event.isPayload(quoted)).isTrue();
        assertThat(Event.ofPayload(quoted)).isEqualTo(new Event(42));
        assertThat(Event.isPayload("order/0198")).isFalse();
    }

    @Test
    void everyAggregateHasTenVersionsInTheOrderOfTheNumbersAndOneRestaurant() {
        Map<Integer, java.util.List<Event>> aggregates =
                IntStream.range(0, 1_000).mapToObj(Event::new).collect(Collectors.groupingBy(Event::aggregate));

        assertThat(aggregates).hasSize(100);
        assertThat(aggregates.values()).allSatisfy(events -> {
            assertThat(events).extracting(Event::version).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(events)
                    .extracting(Event::restaurantId)
                    .containsOnly(events.getFirst().restaurantId());
        });
    }

    @Test
    void restaurantsAreOnEveryShard() {
        assertThat(IntStream.range(0, 20_000)
                        .map(number -> new Event(number).shard())
                        .distinct()
                        .count())
                .isEqualTo(64);
    }
}
