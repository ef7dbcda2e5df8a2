package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.problem.ProblemException;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code openapi/asyncapi.json} describes each frame of either side as it is, no more and no less, each with an example. */
class FramesDescribedTest {
    /** AsyncAPI's own; see the NOTICE beside it. */
    private static final Path SPECIFICATION =
            Path.of("..", "platform", "contracts", "src", "test", "resources", "asyncapi-spec", "3.0.0.json");

    private static final JsonMapper JSON = new JsonMapper();
    private final JsonNode document = read();

    @Test
    void theDocumentIsAsyncApi3() throws IOException {
        try (InputStream specification = Files.newInputStream(SPECIFICATION)) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(specification)
                            .validate(document))
                    .isEmpty();
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void everyFrameThatAClientMaySayIsDescribedByItsFields() {
        Map<String, Class<?>> kinds = Arrays.stream(ClientFrame.class.getPermittedSubclasses())
                .collect(Collectors.toMap(
                        kind -> kind.getSimpleName().toLowerCase(java.util.Locale.ROOT), kind -> kind));

        assertThat(messagesOf("receiveFromClient")).isEqualTo(kinds.keySet());
        kinds.forEach((name, kind) -> {
            Set<String> fields = Arrays.stream(kind.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
            fields.add("type");
            assertThat(propertiesOf(name)).as(name).isEqualTo(fields);
        });
    }

    @Test
    void everyExampleOfAClientFrameIsReadAsThatFrame() {
        for (String name : messagesOf("receiveFromClient")) {
            List<JsonNode> examples = examplesOf(name);
            assertThat(examples).as(name).isNotEmpty();
            for (JsonNode example : examples) {
                assertThat(errors(name, example)).as("%s", example).isEmpty();
                assertThat(ClientFrame.parse(JSON, example.toString())
                                .getClass()
                                .getSimpleName())
                        .isEqualToIgnoringCase(name);
            }
        }
    }

    @Test
    void everyFrameThatTheServerSaysIsDescribedByItsFields() {
        Map<String, List<JsonNode>> said = saidByTheServer();

        assertThat(messagesOf("sendToClient")).isEqualTo(said.keySet());
        said.forEach((name, frames) -> {
            for (JsonNode frame : frames) {
                assertThat(errors(name, frame)).as("%s", frame).isEmpty();
                assertThat(propertiesOf(name)).as("%s", frame).containsAll(frame.propertyNames());
            }
            Set<String> everSaid = frames.stream()
                    .flatMap(frame -> frame.propertyNames().stream())
                    .collect(Collectors.toSet());
            assertThat(everSaid).as("fields of " + name).isEqualTo(propertiesOf(name));
            assertThat(examplesOf(name)).isNotEmpty().allSatisfy(example -> assertThat(errors(name, example))
                    .isEmpty());
        });
    }

    @Test
    void everyChannelIsNamedAndSaid() {
        JsonNode channel = document.at("/components/schemas/Channel");
        List<String> names = Stream.of(Channel.values()).map(Channel::wireName).toList();

        assertThat(channel.get("enum").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(channel.get("description").asString()).contains(name + ":"));
    }

    private static Map<String, List<JsonNode>> saidByTheServer() {
        ServerFrames frames = new ServerFrames(JSON);
        Cursor cursor = new Cursor(1, 2, new EntryId(3, 4));
        StreamEvent event = Events.orderAt(1, UUID.randomUUID(), 1);
        Map<String, List<JsonNode>> said = new HashMap<>();
        Stream.of(
                        frames.subscribed(Channel.KITCHEN, cursor, true),
                        frames.snapshot(Channel.FLOOR, cursor, JSON.createObjectNode(), false),
                        frames.resync(Channel.MENU),
                        frames.error(ProblemException.invalid("type", "unknown", "No."), Channel.ORDERS),
                        frames.error(ProblemException.notFound("order"), null),
                        frames.expiring(Duration.ofMinutes(1)),
                        frames.reconnect(7),
                        frames.beat(Duration.ofSeconds(20)),
                        event.frame(Channel.KITCHEN),
                        event.coalescedFrame(Channel.KITCHEN))
                .map(frame -> JSON.readTree(frame.bytes()))
                .forEach(frame -> said.merge(frame.get("type").asString(), List.of(frame), FramesDescribedTest::both));
        Set<String> makers = Arrays.stream(ServerFrames.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Frame.class && !Modifier.isPrivate(method.getModifiers()))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        makers.add("event");
        assertThat(said.keySet())
                .as("said here, of all that the server can say")
                .isEqualTo(makers);
        return said;
    }

    private static <T> List<T> both(List<T> left, List<T> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }

    private Set<String> messagesOf(String operation) {
        return document.at("/operations/" + operation + "/messages")
                .valueStream()
                .map(message -> message.get("$ref").asString())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    private Set<String> propertiesOf(String message) {
        return Set.copyOf(document.at("/components/messages/" + message + "/payload/properties")
                .propertyNames());
    }

    private List<JsonNode> examplesOf(String message) {
        return document.at("/components/messages/" + message + "/examples")
                .valueStream()
                .map(example -> example.get("payload"))
                .toList();
    }

    private List<Error> errors(String message, JsonNode frame) {
        JsonNode schema = JSON.createObjectNode()
                .put("$ref", "#/components/messages/" + message + "/payload")
                .set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(frame);
    }

    private static JsonNode read() {
        try (InputStream file = FramesDescribedTest.class.getResourceAsStream("/openapi/asyncapi.json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
