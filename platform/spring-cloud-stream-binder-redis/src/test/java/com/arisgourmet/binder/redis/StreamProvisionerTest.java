package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.provisioning.ProvisioningException;

class StreamProvisionerTest {

    private final RedisConsumerProperties redis = new RedisConsumerProperties();
    private final ExtendedConsumerProperties<RedisConsumerProperties> properties =
            new ExtendedConsumerProperties<>(redis);

    @Test
    void aDestinationIsItsShards() {
        redis.setShards(64);

        StreamDestination destination =
                new StreamProvisioner().provisionConsumerDestination("events", "group", properties);

        assertThat(destination.streams()).hasSize(64).contains("events:{63}");
    }

    @Test
    void batchModeIsRefusedAtStart() {
        properties.setBatchMode(true);

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> new StreamProvisioner().provisionConsumerDestination("events", "group", properties))
                .withMessageContaining("no batch mode");
    }
}
