package com.arisgourmet.binder.redis;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the application's own context needs, beside the binder's: see {@link AwaitedFunctions} and {@link StrictConversion}. */
@AutoConfiguration
class RedisBinderAutoConfiguration {

    @Bean
    static AwaitedFunctions redisBinderAwaitedFunctions(Environment environment) {
        return new AwaitedFunctions(environment);
    }

    @Bean
    DeadLetters redisDeadLetters(
            ObjectProvider<BinderFactory> binders, ObjectProvider<BindingServiceProperties> properties) {
        return new DeadLetters(new Binders(binders, properties)::bindings);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Endpoint.class)
    static class EndpointConfiguration {

        @Bean
        @ConditionalOnAvailableEndpoint
        DeadLettersEndpoint redisDeadLettersEndpoint(DeadLetters letters) {
            return new DeadLettersEndpoint(letters);
        }

        @Bean
        @ConditionalOnAvailableEndpoint
        StreamsEndpoint redisStreamsEndpoint(
                ObjectProvider<BinderFactory> binders, ObjectProvider<BindingServiceProperties> properties) {
            return new StreamsEndpoint(new Binders(binders, properties)::bindings);
        }
    }

    @Bean
    StrictConversion redisBinderStrictConversion() {
        return new StrictConversion();
    }
}
