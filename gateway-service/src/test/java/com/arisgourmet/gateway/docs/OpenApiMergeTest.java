package com.arisgourmet.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiMergeTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatTwoServicesDefineAlikeIsKeptOnce() {
        JsonNode merged = merge(service("a", "string"), service("b", "string"));
        assertThat(merged.at("/components/schemas").propertyNames()).containsExactlyInAnyOrder("Inner", "Outer");
        assertThat(merged.at("/paths").propertyNames()).containsExactlyInAnyOrder("/a", "/b");
    }

    @Test
    void whatDiffersIsRenamedWithEverythingThatLeadsToIt() {
        JsonNode merged = merge(service("a", "string"), service("b", "integer"));
        assertThat(merged.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrder("Inner", "Outer", "InnerB", "OuterB");
        assertThat(merged.at("/components/schemas/OuterB/properties/inner/$ref").asString())
                .isEqualTo("#/components/schemas/InnerB");
        assertThat(merged.at("/paths/~1b/get/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/OuterB");
        assertThat(merged.at("/components/schemas/Outer/properties/inner/$ref").asString())
                .isEqualTo("#/components/schemas/Inner");
    }

    @Test
    void internalPathsAreLeftOut() {
        JsonNode merged = merge(service("internal/x", "string"), service("b", "string"));
        assertThat(merged.at("/paths").propertyNames()).containsExactly("/b");
    }

    @Test
    void everyOperationSaysWhatFailureLooksLike() {
        JsonNode merged = merge(service("a", "string"), service("b", "string"));
        assertThat(merged.at("/paths/~1a/get/responses/default/$ref").asString())
                .isEqualTo("#/components/responses/Problem");
        assertThat(merged.at("/paths/~1a/get/tags/0").asString()).isEqualTo("a");
    }

    private static JsonNode merge(JsonNode a, JsonNode b) {
        Map<String, JsonNode> services = new LinkedHashMap<>();
        services.put("a", a);
        services.put("b", b);
        return OpenApiMerge.merge((ObjectNode) JSON.readTree("{\"openapi\":\"3.1.0\"}"), services);
    }

    private static JsonNode service(String path, String innerType) {
        return JSON.readTree("""
                {"paths": {"/%s": {"get": {"responses": {"200": {"content": {"application/json":
                  {"schema": {"$ref": "#/components/schemas/Outer"}}}}}}}},
                 "components": {"schemas": {
                  "Outer": {"type": "object", "properties": {"inner": {"$ref": "#/components/schemas/Inner"}}},
                  "Inner": {"type": "%s"}}}}
                """.formatted(path, innerType));
    }
}
