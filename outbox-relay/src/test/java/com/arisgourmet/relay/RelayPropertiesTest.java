package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RelayPropertiesTest {
    @Test
    void theDefaultsKeepThePromises() {
        RelayProperties properties = bind(Map.of("aris.relay.schemas", "aris_order"));

        assertThat(properties.poll()).hasMillis(200);
        assertThat(properties.lease().plus(properties.heartbeat())).hasSeconds(4);
    }

    @Test
    void aSchemaThatIsNotANameIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("aris.relay.schemas", "aris_order; drop table x")))
                .hasRootCauseMessage("aris.relay.schemas: not a schema's name: aris_order; drop table x");
    }

    @Test
    void aLeaseThatOneLateHeartbeatWouldEndIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("aris.relay.schemas", "aris_order", "aris.relay.lease", "1s")))
                .hasRootCauseMessage("aris.relay.lease must be at least twice aris.relay.heartbeat");
    }

    private static RelayProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("aris.relay", RelayProperties.class)
                .get();
    }
}
