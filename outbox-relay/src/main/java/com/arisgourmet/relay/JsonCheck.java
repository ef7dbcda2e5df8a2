package com.arisgourmet.relay;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Whether a text is one JSON object. Reads it through without keeping anything. */
final class JsonCheck {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonCheck() {}

    /** @return why it is none, or empty */
    static Optional<String> objection(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.of("not a JSON object");
            }
            parser.skipChildren();
            return parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null
                    ? Optional.of("not one JSON object")
                    : Optional.empty();
        } catch (JacksonException invalid) {
            return Optional.of("not JSON: " + invalid.getOriginalMessage());
        }
    }
}
