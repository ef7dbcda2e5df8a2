package com.arisgourmet.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/asyncapi.json} says what the contracts say, in the form that AsyncAPI asks for. */
class AsyncApiTest {
    private static final Path FILE = Path.of("..", "..", "docs", "asyncapi.json");

    private final JsonMapper json = JsonMapper.builder().build();

    @BeforeAll
    static void samplesAreThere() throws IOException {
        SamplesTest.writeWhatIsMissing();
    }

    @Test
    void theDocumentIsThatOfTheContracts() throws IOException {
        String document = AsyncApiOf.allEvents();
        if (System.getProperty("schemas.write") != null) {
            Files.writeString(FILE, document);
        }

        assertThat(FILE)
                .as("write it anew with: ./mvnw -q -pl platform/contracts test -Dschemas.write")
                .content()
                .isEqualTo(document);
    }

    /** The schema is AsyncAPI's own; see the NOTICE beside it. */
    @Test
    void theDocumentIsAsyncApi3() throws IOException {
        try (InputStream schema = AsyncApiTest.class.getResourceAsStream("/asyncapi-spec/3.0.0.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema)
                            .validate(document()))
                    .isEmpty();
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode document = document();
        List<String> references = document.findValuesAsString("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void everyTypeHasAMessageWithAnExampleThatFollowsItsSchema() throws IOException {
        JsonNode document = document();
        List<String> sent = new ArrayList<>();
        document.get("operations")
                .forEach(operation -> operation.get("messages").forEach(message -> {
                    String reference = document.at(pointer(message)).get("$ref").asString();
                    sent.add(reference.substring("#/components/messages/".length()));
                }));

        assertThat(sent)
                .containsExactlyInAnyOrder(Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .toArray(String[]::new));
        for (String type : sent) {
            JsonNode message = document.get("components").get("messages").get(type);
            assertThat(message.get("examples")).isNotEmpty();
            for (JsonNode example : message.get("examples")) {
                assertThat(errors(document, "messages/" + type + "/payload", example.get("payload")))
                        .isEmpty();
                assertThat(errors(document, "schemas/Headers", example.get("headers")))
                        .isEmpty();
            }
        }
    }

    private List<?> errors(JsonNode document, String place, JsonNode instance) {
        JsonNode schema = json.createObjectNode()
                .put("$ref", "#/components/" + place)
                .set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(instance);
    }

    private static String pointer(JsonNode reference) {
        return reference.get("$ref").asString().substring(1);
    }

    private JsonNode document() throws IOException {
        return json.readTree(AsyncApiOf.allEvents());
    }
}
