package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.inbox.EventConsumer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.node.ObjectNode;

/** What the contracts' samples say holds for a running service: it writes them so, and it reads them. */
class GoldenSamplesIT extends OrderIT {
    @ParameterizedTest
    @EnumSource
    void aServiceWritesTheSampleAsItStandsAndItsConsumerTakesItWithAFieldOfALaterDay(EventType type)
            throws IOException {
        ObjectNode sample = sample(type);
        var envelope = json.getTypeFactory().constructParametricType(CloudEvent.class, type.dataType());
        Object event = json.readValue(sample.toString(), envelope);

        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(sample);

        sample.put("fieldofalaterday", true).withObject("/data").put("fieldOfALaterDay", 1);
        projections.accept(MessageBuilder.withPayload(List.of(json.writeValueAsBytes(sample)))
                .setHeader(EventConsumer.BATCH_HEADERS, List.of(Map.of(EventStreams.TYPE, type.wireName())))
                .build());
    }

    private ObjectNode sample(EventType type) throws IOException {
        try (var file = new ClassPathResource("samples/" + type.wireName() + ".json").getInputStream()) {
            return (ObjectNode) json.readTree(file);
        }
    }
}
