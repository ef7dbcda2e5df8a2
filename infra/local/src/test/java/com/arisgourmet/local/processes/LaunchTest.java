package com.arisgourmet.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {

    @Test
    void tuningComesBeforeTheRestAndIsNoReasonForAnotherProcess() {
        var plain = launch(List.of(), Map.of("A", "1"), "jar-1");
        var tuned = launch(List.of("-XX:AOTCache=x"), Map.of("A", "1"), "jar-1");

        assertThat(tuned.fullCommand()).containsExactly("java", "-XX:AOTCache=x", "-jar", "app.jar");
        assertThat(tuned.fingerprint()).isEqualTo(plain.fingerprint());
    }

    @Test
    void anotherJarOrAnotherEnvironmentIsAnotherProcess() {
        var first = launch(List.of(), Map.of("A", "1"), "jar-1");

        assertThat(launch(List.of(), Map.of("A", "2"), "jar-1").fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(launch(List.of(), Map.of("A", "1"), "jar-2").fingerprint()).isNotEqualTo(first.fingerprint());
    }

    private static Launch launch(List<String> tuning, Map<String, String> environment, String stamp) {
        var command = List.of("java", "-jar", "app.jar");
        return new Launch("order-service", Path.of("."), command, tuning, environment, List.of(8084), 9084, stamp);
    }
}
