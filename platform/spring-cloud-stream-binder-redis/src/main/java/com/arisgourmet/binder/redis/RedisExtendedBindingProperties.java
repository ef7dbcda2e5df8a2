package com.arisgourmet.binder.redis;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cloud.stream.binder.AbstractExtendedBindingProperties;
import org.springframework.cloud.stream.binder.BinderSpecificPropertiesProvider;

/** The Redis part of all bindings' properties, with {@code spring.cloud.stream.redis.default} beneath them. */
@ConfigurationProperties("spring.cloud.stream.redis")
public class RedisExtendedBindingProperties
        extends AbstractExtendedBindingProperties<
                RedisConsumerProperties, RedisProducerProperties, RedisBindingProperties> {

    /** Properties of single bindings, by binding name. */
    @Override
    public Map<String, RedisBindingProperties> getBindings() {
        return doGetBindings();
    }

    @Override
    public String getDefaultsPrefix() {
        return "spring.cloud.stream.redis.default";
    }

    @Override
    public Class<? extends BinderSpecificPropertiesProvider> getExtendedPropertiesEntryClass() {
        return RedisBindingProperties.class;
    }
}
