package com.arisgourmet.e2e.described;

import com.arisgourmet.e2e.Api;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document at {@code /api/v1/openapi.json}. */
public final class Description {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;

    private Description(JsonNode document) {
        this.document = document;
    }

    public static Description running() {
        return new Description(Api.anonymous().get("/api/v1/openapi.json").require(200));
    }

    public List<Operation> operations() {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> operation(method.getKey(), path.getKey(), method.getValue())))
                .toList();
    }

    private static Operation operation(String method, String path, JsonNode operation) {
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("parameters").valueStream().toList(),
                operation.at("/requestBody/content/application~1json/schema"));
    }

    /** @return the schema itself, or the one it refers to */
    JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : document.at(reference.asString().substring(1));
    }
}
