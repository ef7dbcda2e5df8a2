package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NudgeTest {
    @Test
    void aNudgeNamesSchemaAndShard() {
        assertThat(Nudge.parse("aris_order:17")).contains(new Nudge("aris_order", 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aris_order", "aris_order:", ":1", "aris_order:64", "aris_order:-1", "a:1:2", "A b:1"})
    void anythingElseIsIgnored(String message) {
        assertThat(Nudge.parse(message)).isEmpty();
    }
}
