package com.arisgourmet.e2e.described;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The smallest body that a schema allows, and every id that it has a place for. Text is new each time, so that nothing made
 * twice collides.
 */
public final class ValidInput {
    private static final JsonNodeFactory NODES = JsonMapper.builder().build().getNodeFactory();

    /** Text whose form the schema does not say. */
    private static final Map<String, String> KNOWN = Map.of(
            "currency", "COP",
            "timeZone", "America/Bogota",
            "locale", "es-CO",
            "role", "waiter",
            "status", "accepted",
            "areaName", "Salón",
            "prefix", "W");

    private final Description description;
    private final Function<String, Optional<String>> ids;

    /** @param ids by kind: {@code product} for {@code productId} and {@code productIds} */
    public ValidInput(Description description, Function<String, Optional<String>> ids) {
        this.description = description;
        this.ids = ids;
    }

    /** @return the body as JSON, empty if the operation takes none */
    public String of(Operation operation) {
        return operation.takesBody() ? value("", operation.body()).toString() : "";
    }

    private JsonNode value(String name, JsonNode reference) {
        JsonNode schema = description.resolved(reference);
        return switch (schema.path("type").asString("object")) {
            case "object" -> object(name, schema);
            case "array" -> array(name, schema);
            case "integer", "number" -> NODES.numberNode(schema.path("minimum").asLong(1));
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.stringNode(text(name, schema));
        };
    }

    private ObjectNode object(String name, JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").properties().stream()
                .filter(property -> required.contains(property.getKey())
                        || kind(within(name, property.getKey())).flatMap(ids).isPresent())
                .forEach(property ->
                        object.set(property.getKey(), value(within(name, property.getKey()), property.getValue())));
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        return NODES.arrayNode().add(value(name, schema.path("items")));
    }

    private String text(String name, JsonNode schema) {
        if (schema.path("format").asString("").equals("uuid")) {
            return kind(name).flatMap(ids).orElseGet(() -> UUID.randomUUID().toString());
        }
        String unique = "w" + UUID.randomUUID().toString().substring(0, 8);
        String pattern = schema.path("pattern").asString("[\\s\\S]*");
        return Stream.of(
                        schema.path("format").asString("").equals("email") ? unique + "@walls.example" : "",
                        KNOWN.getOrDefault(name, ""),
                        unique + "-long-enough",
                        unique,
                        "COP",
                        "4711",
                        "waiter",
                        "table",
                        "/" + unique)
                .filter(text -> !text.isEmpty()
                        && text.matches(pattern)
                        && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no text is known that fits " + name + ": " + schema));
    }

    /** The {@code id} of one of the {@code options} is an {@code optionId}. */
    private static String within(String list, String name) {
        return name.equals("id") && list.endsWith("s") ? list.substring(0, list.length() - 1) + "Id" : name;
    }

    /** @return what an id, or a list of ids or of things that have one, is of: {@code product} for {@code productId} */
    private static Optional<String> kind(String name) {
        return Optional.of(name).filter(id -> id.matches(".+(Ids?|s)")).map(id -> id.replaceFirst("(Ids?|s)$", ""));
    }
}
