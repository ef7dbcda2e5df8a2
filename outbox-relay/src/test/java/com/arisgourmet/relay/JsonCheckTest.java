package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCheckTest {
    @Test
    void anObjectIsPublished() {
        assertThat(JsonCheck.objection("{\"a\": [1, {\"b\": null}], \"ñ\": \"\\u00e9\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[]", "1", "null", "\"x\"", "{", "{\"a\":}", "{\"a\":1", "{\"a\":[1}", "{} {}", "{} x"})
    void anythingElseIsNot(String text) {
        assertThat(JsonCheck.objection(text)).isPresent();
    }
}
