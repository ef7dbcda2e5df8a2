package com.arisgourmet.testsupport.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiDocumentTest {
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument("""
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
             "paths": {"/api/v1/orders": {"post": {
               "requestBody": {"required": true, "content": {"application/json": {"schema": {
                 "type": "object", "required": ["quantity"], "properties": {"quantity": {"type": "integer"}}}}}},
               "responses": {
                 "201": {"description": "placed", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}},
                 "default": {"description": "a problem", "content": {"application/problem+json": {"schema": {
                   "type": "object", "required": ["type"], "properties": {"type": {"type": "string"}}}}}}}}}},
             "components": {"schemas": {"Order": {"type": "object", "required": ["id", "note"], "properties": {
               "id": {"type": "string"}, "note": {"type": ["string", "null"]}}}}}}""");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/api/v1/orders | {\"quantity\": 1} | 201 | {\"id\": \"a\", \"note\": null, \"more\": 1}",
                "/api/v1/orders | nonsense | 400 | {\"type\": \"/problems/malformed-body\"}",
                "/api/v1/none | {} | 404 | {\"detail\": \"There is no such page.\"}"
            })
    void whatTheDocumentSaysPasses(String path, String request, int status, String response) {
        assertThatCode(() -> DOCUMENT.check(traffic(path, request, status, response)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/api/v1/orders | {\"quantity\": 1} | 201 | {\"id\": 7, \"note\": null}",
                "/api/v1/orders | {\"quantity\": 1} | 201 | {\"id\": \"a\", \"note\": 7}",
                "/api/v1/orders | {\"quantity\": 1} | 201 | {\"note\": null}",
                "/api/v1/orders | {\"quantity\": \"one\"} | 201 | {\"id\": \"a\", \"note\": null}",
                "/api/v1/orders | {} | 201 | {\"id\": \"a\", \"note\": null}",
                "/api/v1/orders | {} | 400 | {}",
                "/api/v1/others | {} | 201 | {}"
            })
    void whatItDoesNotSayFails(String path, String request, int status, String response) {
        assertThatThrownBy(() -> DOCUMENT.check(traffic(path, request, status, response)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anAnswerWithoutTheBodyThatIsPromisedFails() {
        assertThatThrownBy(() -> DOCUMENT.check(traffic("/api/v1/orders", "{\"quantity\": 1}", 201, "")))
                .isInstanceOf(AssertionError.class);
    }

    private static Traffic traffic(String path, String request, int status, String response) {
        String type = status < 400 ? "application/json" : "application/problem+json";
        return new Traffic(
                "POST",
                URI.create("http://127.0.0.1" + path),
                Map.of("Content-Type", List.of("application/json")),
                request,
                status,
                Map.of("Content-Type", List.of(type)),
                response);
    }
}
