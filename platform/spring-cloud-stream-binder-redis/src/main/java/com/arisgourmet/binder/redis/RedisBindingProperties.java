package com.arisgourmet.binder.redis;

import jakarta.validation.Valid;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.cloud.stream.binder.BinderSpecificPropertiesProvider;

/** The Redis part of one binding's properties. */
public class RedisBindingProperties implements BinderSpecificPropertiesProvider {

    @Valid
    @NestedConfigurationProperty
    private RedisConsumerProperties consumer = new RedisConsumerProperties();

    @Valid
    @NestedConfigurationProperty
    private RedisProducerProperties producer = new RedisProducerProperties();

    @Override
    public RedisConsumerProperties getConsumer() {
        return consumer;
    }

    public void setConsumer(RedisConsumerProperties consumer) {
        this.consumer = consumer;
    }

    @Override
    public RedisProducerProperties getProducer() {
        return producer;
    }

    public void setProducer(RedisProducerProperties producer) {
        this.producer = producer;
    }
}
