package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an IDE shows of the binder's properties while they are typed. */
class MetadataTest {

    @Test
    void everyPropertyIsDescribed() throws IOException {
        JsonNode properties;
        try (InputStream metadata =
                MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            properties = JsonMapper.builder()
                    .build()
                    .readTree(Objects.requireNonNull(metadata))
                    .get("properties");
        }

        assertThat(properties
                        .valueStream()
                        .map(property -> property.get("name").asString())
                        .toList())
                .contains(
                        "spring.cloud.stream.redis.binder.command-timeout",
                        "spring.cloud.stream.redis.default.consumer.shards",
                        "spring.cloud.stream.redis.default.producer.max-length");
        assertThat(properties.valueStream().filter(property -> !property.get("name")
                        .asString()
                        .equals("spring.cloud.stream.redis.bindings")))
                .allSatisfy(property ->
                        assertThat(property.path("description").asString("")).isNotBlank());
    }
}
