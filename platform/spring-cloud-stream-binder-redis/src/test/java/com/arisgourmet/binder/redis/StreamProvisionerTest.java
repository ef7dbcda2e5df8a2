package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.ExtendedProducerProperties;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import org.springframework.integration.expression.ValueExpression;

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
    void morePartitionsThanShardsAreRefusedAtStart() {
        ExtendedProducerProperties<RedisProducerProperties> producer =
                new ExtendedProducerProperties<>(new RedisProducerProperties());
        producer.setPartitionKeyExpression(new ValueExpression<>("key"));
        producer.setPartitionCount(2);

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> new StreamProvisioner().provisionProducerDestination("events", producer))
                .withMessageContaining("2 but 0 shards");
    }
}
