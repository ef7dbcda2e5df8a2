package com.arisgourmet.testsupport.http;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenAPI 3.1 document said in 3.0, as far as ours use 3.1. The validator reads types of 3.0 alone: of a 3.1 document it
 * checks names and leaves the types be.
 */
final class OpenApi30 {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OpenApi30() {}

    static String of(String document31) {
        ObjectNode document = (ObjectNode) JSON.readTree(document31);
        document.put("openapi", "3.0.3");
        List.of("jsonSchemaDialect", "webhooks").forEach(document::remove);
        rewrite(document);
        return JSON.writeValueAsString(document);
    }

    private static void rewrite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.get("type") instanceof ArrayNode types) {
                oneType(object, types);
            }
            if (object.get("const") instanceof JsonNode constant && constant.isValueNode()) {
                object.remove("const");
                object.putArray("enum").add(constant);
            }
            exclusive(object, "exclusiveMinimum", "minimum");
            exclusive(object, "exclusiveMaximum", "maximum");
        }
        node.forEach(OpenApi30::rewrite);
    }

    private static void oneType(ObjectNode schema, ArrayNode types) {
        schema.remove("type");
        List<String> named = types.valueStream().map(JsonNode::asString).toList();
        named.stream().filter(type -> !type.equals("null")).findFirst().ifPresent(type -> schema.put("type", type));
        if (named.contains("null")) {
            schema.put("nullable", true);
        }
    }

    private static void exclusive(ObjectNode schema, String bound, String inclusive) {
        if (schema.get(bound) instanceof JsonNode value && value.isNumber()) {
            BigDecimal limit = value.decimalValue();
            schema.put(bound, true).put(inclusive, limit);
        }
    }
}
