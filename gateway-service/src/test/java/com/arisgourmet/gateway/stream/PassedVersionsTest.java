package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PassedVersionsTest {
    private final UUID order = UUID.randomUUID();
    private final PassedVersions passed = new PassedVersions();

    @Test
    void aRepeatedEventIsPassedOnce() {
        var event = Events.orderAt(1, order, 4).routing();
        assertThat(passed.isFirst(event)).isTrue();
        assertThat(passed.isFirst(event)).isFalse();
    }

    @Test
    void severalEventsOfOneVersionArePassedEach() {
        assertThat(passed.isFirst(Events.orderAt(1, order, 4).routing())).isTrue();
        assertThat(passed.isFirst(Events.orderAt(2, order, 4).routing())).isTrue();
    }

    @Test
    void anOlderVersionIsNeverPassedAfterANewerOne() {
        assertThat(passed.isFirst(Events.orderAt(1, order, 5).routing())).isTrue();
        assertThat(passed.isFirst(Events.orderAt(2, order, 4).routing())).isFalse();
    }

    @Test
    void aRepublicationOfAKnownVersionSaysNothingNew() {
        assertThat(passed.isFirst(Events.orderAt(1, order, 5).routing())).isTrue();
        assertThat(passed.isFirst(republished(5))).isFalse();
        assertThat(passed.isFirst(republished(6))).isTrue();
    }

    private StreamEvent.Routing republished(long version) {
        String json = Events.order(
                UUID.randomUUID(), "order.state.v1", Events.RESTAURANT, order, version, UUID.randomUUID(), "grill");
        return Events.at(9, json).routing();
    }
}
