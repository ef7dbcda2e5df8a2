package com.arisgourmet.contracts;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A golden sample of every type. Producers write it, consumers read it, and consumers of an earlier day read what
 * they don't know. A sample is written once ({@code -Dschemas.write} adds missing ones) and never changed: events of
 * its form are in streams and outboxes.
 */
class SamplesTest {
    private static final Path FILES = Path.of("src", "main", "resources", "samples");

    /** As services write. */
    private static final JsonMapper PRODUCER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(any -> any.withValueInclusion(NON_NULL))
            .build();

    /** As the services' consumers read. */
    private static final JsonMapper CONSUMER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** With {@code -Dschemas.write}. */
    @BeforeAll
    static void writeWhatIsMissing() throws IOException {
        if (System.getProperty("schemas.write") != null) {
            Files.createDirectories(FILES);
            for (EventType type : EventType.values()) {
                if (!Files.exists(file(type))) {
                    Files.writeString(file(type), written(type));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void producersWriteTheSample(EventType type) {
        assertThat(file(type))
                .as(
                        "events of the old form are in streams and outboxes: add, don't change. If readers of either form can"
                                + " read both, delete the file and run ./mvnw -q -pl platform/contracts test -Dschemas.write")
                .content()
                .isEqualTo(written(type));
    }

    @ParameterizedTest
    @EnumSource
    void consumersReadTheSampleAndPassOverFieldsTheyDoNotKnow(EventType type) throws IOException {
        var envelope = CONSUMER.getTypeFactory().constructParametricType(CloudEvent.class, type.dataType());
        JsonNode sample = CONSUMER.readTree(Files.readString(file(type)));

        assertThat(CONSUMER.<CloudEvent<?>>treeToValue(sample, envelope)).isEqualTo(Sample.of(type));
        addUnknownFields(sample);
        assertThat(CONSUMER.<CloudEvent<?>>treeToValue(sample, envelope))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*translations")
                .isEqualTo(Sample.of(type));
    }

    @ParameterizedTest
    @EnumSource
    void theSampleFollowsTheSchemaItNames(EventType type) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaOf.of(type.dataType()));

        assertThat(schema.validate(
                        CONSUMER.readTree(Files.readString(file(type))).get("data")))
                .isEmpty();
    }

    private static String written(EventType type) {
        return PRODUCER.writerWithDefaultPrettyPrinter().writeValueAsString(Sample.of(type)) + "\n";
    }

    static Path file(EventType type) {
        return FILES.resolve(type.wireName() + ".json");
    }

    /** Into every object; a map of translations thereby gets a language more. */
    private static void addUnknownFields(JsonNode node) {
        node.forEach(SamplesTest::addUnknownFields);
        if (node instanceof ObjectNode object) {
            object.putObject("fieldOfALaterDay").put("name", "unknown");
        }
    }
}
