package com.arisgourmet.contracts;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (draft 2020-12) of a record, as its events are written: what is absent is left out, never null. */
final class SchemaOf {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Type, ObjectNode> SIMPLE = Map.of(
            String.class, type("string"),
            UUID.class, type("string").put("format", "uuid"),
            Instant.class, type("string").put("format", "date-time"),
            boolean.class, type("boolean"),
            int.class, type("integer").put("format", "int32"),
            Integer.class, type("integer").put("format", "int32"),
            long.class, type("integer").put("format", "int64"));

    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final String place;
    private final Function<Class<?>, String> names;

    /**
     * @param place of the definitions in their document, as a JSON Pointer
     * @param names of records among them
     */
    SchemaOf(String place, Function<Class<?>, String> names) {
        this.place = place;
        this.names = names;
    }

    /** A document of its own. */
    static String of(Class<?> root) {
        SchemaOf schemas = new SchemaOf("#/$defs/", Class::getSimpleName);
        ObjectNode document = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", root.getSimpleName());
        document.setAll(schemas.object(root));
        if (!schemas.definitions.isEmpty()) {
            document.putObject("$defs").setAll(schemas.definitions);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    /** @return the records met so far, by name */
    Map<String, ObjectNode> definitions() {
        return definitions;
    }

    /** A reference to the record's definition. */
    ObjectNode reference(Class<?> record) {
        String name = names.apply(record);
        if (!definitions.containsKey(name)) {
            definitions.put(name, object(record));
        }
        return JSON.createObjectNode().put("$ref", place + name);
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), schema(component.getGenericType()));
            if (!isNullable(component.getAnnotatedType())) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private ObjectNode schema(Type type) {
        if (SIMPLE.get(type) instanceof ObjectNode simple) {
            return simple.deepCopy();
        }
        if (type instanceof TypeVariable<?>) {
            return JSON.createObjectNode();
        }
        if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
            return put(type("array"), "items", of.getActualTypeArguments()[0]);
        }
        if (type instanceof ParameterizedType of && of.getRawType() == Map.class) {
            return put(type("object"), "additionalProperties", of.getActualTypeArguments()[1]);
        }
        return reference((Class<?>) type);
    }

    private ObjectNode put(ObjectNode schema, String keyword, Type element) {
        schema.set(keyword, schema(element));
        return schema;
    }

    private static ObjectNode type(String name) {
        return JSON.createObjectNode().put("type", name);
    }

    private static boolean isNullable(AnnotatedType type) {
        return Arrays.stream(type.getAnnotations()).anyMatch(Nullable.class::isInstance);
    }
}
