package com.arisgourmet.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.arisgourmet.local.Problem;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void anOffsetMovesEveryPort() {
        var ports = new Ports(100);

        assertThat(ports.mysql()).isEqualTo(13406);
        assertThat(ports.redis()).isEqualTo(16479);
        assertThat(ports.service(8080)).isEqualTo(8180);
        assertThat(ports.management(8080)).isEqualTo(9180);
    }

    @Test
    void anOffsetThatLeavesNoPortsIsRefused() {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Ports(-1));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Ports(40_000));
    }

    @Test
    void anOffsetToAPortThatBrowsersBlockIsRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new Ports(2_000))
                .withMessage("Browsers open no pages on port 10080: choose another port offset.");
    }
}
