package com.arisgourmet.binder.redis;

import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.Binder;
import org.springframework.cloud.stream.config.BindingHandlerAdvise.MappingsProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The context of the binder {@code redis}, named in {@code META-INF/spring.binders}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(Binder.class)
@ImportAutoConfiguration(DataRedisAutoConfiguration.class)
@EnableConfigurationProperties({RedisBinderProperties.class, RedisExtendedBindingProperties.class})
class RedisBinderConfiguration {

    @Bean
    RedisConnections redisBinderConnections(DataRedisConnectionDetails details, RedisBinderProperties properties) {
        return new RedisConnections(
                RedisClients.create(details, properties.commandTimeout()), properties.commandTimeout());
    }

    @Bean
    RedisMessageChannelBinder redisMessageChannelBinder(
            RedisConnections connections,
            RedisExtendedBindingProperties properties,
            ObjectProvider<ObservationRegistry> registry) {
        StreamObservations observations =
                new StreamObservations(registry.getIfAvailable(() -> ObservationRegistry.NOOP));
        return new RedisMessageChannelBinder(connections, properties, observations);
    }

    @Bean
    MappingsProvider redisDefaultPropertiesMapping() {
        return () -> Map.of(
                ConfigurationPropertyName.of("spring.cloud.stream.redis.bindings"),
                ConfigurationPropertyName.of("spring.cloud.stream.redis.default"));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        @Bean
        HealthIndicator redisBinderHealth(RedisConnections connections, RedisMessageChannelBinder binder) {
            return new RedisBinderHealth(connections, binder);
        }
    }
}
