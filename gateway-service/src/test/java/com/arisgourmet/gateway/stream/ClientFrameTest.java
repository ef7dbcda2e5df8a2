package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.defaults.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ClientFrameTest {
    private final JsonMapper json = new JsonMapper();

    @Test
    void aSubscriptionMayNameAStationAndACursor() {
        String text = "{\"type\":\"subscribe\",\"channel\":\"kitchen\",\"station\":\"grill\",\"since\":\"abc\"}";
        assertThat(ClientFrame.parse(json, text)).isEqualTo(new ClientFrame.Subscribe(Channel.KITCHEN, "grill", "abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"channel\":\"KITCHEN\"}",
                "{\"type\":\"subscribe\",\"channel\":\"kitchen\",\"since\":7}",
                "{\"type\":\"ack\",\"orderId\":\"x\",\"version\":1}",
                "{\"type\":\"ack\",\"orderId\":\"0198a000-0000-7000-8000-000000000001\",\"version\":0}",
                "{\"type\":\"ack\",\"orderId\":\"0198a000-0000-7000-8000-000000000001\",\"version\":1.5}",
                "{\"type\":\"refresh\",\"ticket\":\"\"}"
            })
    void anythingElseIsRefusedByName(String text) {
        assertThatThrownBy(() -> ClientFrame.parse(json, text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> ClientFrame.parse(json, "[".repeat(60_000))).isInstanceOf(ProblemException.class);
    }
}
