package com.arisgourmet.e2e.described;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the OpenAPI document.
 *
 * @param body the schema of its JSON body, or a missing node
 */
public record Operation(String method, String path, List<JsonNode> parameters, JsonNode body) {

    public boolean takesBody() {
        return !body.isMissingNode();
    }

    /** @return names of its parameters, {@code in} path, query or header */
    public List<String> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asString().equals(in))
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
