package com.arisgourmet.gateway.docs;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Joins the services' OpenAPI documents to one. A component that two services define alike is kept once; one that differs
 * (or refers to one that does) gets its service's name behind its own. Internal paths are left out. Every operation gets
 * problem+json as its default response and, unless it says otherwise, the bearer scheme. Pure: the inputs stay as they are.
 */
final class OpenApiMerge {
    private static final String REFERENCE = "#/components/";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private OpenApiMerge() {}

    /**
     * @param base document the rest is added to: it has the {@code Problem} response and the {@code bearer} scheme
     * @param services documents by service name, in the order they are added
     */
    static ObjectNode merge(ObjectNode base, Map<String, ? extends JsonNode> services) {
        ObjectNode merged = base.deepCopy();
        services.forEach((service, document) -> add(merged, service, (ObjectNode) document.deepCopy()));
        merged.withObject("/paths").forEach(path -> path.properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> complete((ObjectNode) operation.getValue())));
        return merged;
    }

    private static void add(ObjectNode merged, String service, ObjectNode document) {
        Set<String> conflicts = conflicts(merged.path("components"), document.path("components"));
        UnaryOperator<String> renamed =
                reference -> conflicts.contains(reference) ? reference + suffix(service) : reference;
        rewriteReferences(document, renamed);
        document.path("components")
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(component -> {
                    String reference = renamed.apply(REFERENCE + kind.getKey() + "/" + component.getKey());
                    String name = reference.substring(reference.lastIndexOf('/') + 1);
                    merged.withObject("/components/" + kind.getKey()).set(name, component.getValue());
                }));
        document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/internal/")
                        && !path.getKey().startsWith("/actuator"))
                .forEach(path -> addPath(merged, service, path.getKey(), path.getValue()));
    }

    private static void addPath(ObjectNode merged, String service, String path, JsonNode item) {
        ObjectNode paths = merged.withObject("/paths");
        ObjectNode present = paths.get(path) instanceof ObjectNode known ? known : paths.putObject(path);
        item.properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode operation) {
                operation.putArray("tags").add(service);
            }
            present.set(entry.getKey(), entry.getValue());
        });
    }

    /** @return references of components to rename: those defined differently, and all that lead to one of them */
    private static Set<String> conflicts(JsonNode known, JsonNode added) {
        Set<String> conflicts = new HashSet<>();
        int before;
        do {
            before = conflicts.size();
            added.properties().forEach(kind -> kind.getValue().properties().forEach(component -> {
                JsonNode present = known.path(kind.getKey()).path(component.getKey());
                boolean differs = !present.isMissingNode()
                        && (!present.equals(component.getValue()) || refersTo(component.getValue(), conflicts));
                if (differs) {
                    conflicts.add(REFERENCE + kind.getKey() + "/" + component.getKey());
                }
            }));
        } while (conflicts.size() > before);
        return conflicts;
    }

    private static boolean refersTo(JsonNode node, Set<String> references) {
        return node.findValuesAsString("$ref").stream().anyMatch(references::contains);
    }

    private static void rewriteReferences(JsonNode node, UnaryOperator<String> renamed) {
        if (node instanceof ObjectNode object && object.get("$ref") instanceof StringNode reference) {
            object.put("$ref", renamed.apply(reference.asString()));
        }
        node.forEach(child -> rewriteReferences(child, renamed));
    }

    private static void complete(ObjectNode operation) {
        ObjectNode responses = operation.withObject("/responses");
        if (!responses.has("default")) {
            responses.putObject("default").put("$ref", REFERENCE + "responses/Problem");
        }
        if (!operation.has("security")) {
            ArrayNode security = operation.putArray("security");
            security.addObject();
            security.addObject().putArray("bearer");
        }
    }

    private static String suffix(String service) {
        return Character.toUpperCase(service.charAt(0)) + service.substring(1);
    }
}
