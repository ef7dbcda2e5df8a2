package com.arisgourmet.defaults.service;

import com.arisgourmet.defaults.problem.ProblemWriter;
import com.arisgourmet.defaults.security.CallerResolver;
import com.arisgourmet.defaults.security.Revocations;
import com.arisgourmet.defaults.security.TokenIssuer;
import com.arisgourmet.defaults.security.TokenProperties;
import com.arisgourmet.defaults.security.TokenVerifier;
import com.arisgourmet.defaults.web.UnreadForms;
import io.lettuce.core.tracing.LettuceObservationContext;
import io.micrometer.observation.ObservationPredicate;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What every service has: errors as problem+json, verified callers, a clock. */
@AutoConfiguration(before = DataRedisReactiveAutoConfiguration.class, after = DataRedisAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(TokenProperties.class)
public class ServiceDefaultsAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    @ConditionalOnMissingBean
    TokenVerifier tokenVerifier(TokenProperties properties, Revocations revocations) {
        var issuers = List.of(
                TokenIssuer.remote(TokenIssuer.AUTH, properties.authUrl() + "/.well-known/jwks.json"),
                TokenIssuer.remote(TokenIssuer.TABLE, properties.tableUrl() + "/.well-known/guest-jwks.json"));
        return new TokenVerifier(issuers, revocations);
    }

    @Bean
    Revocations revocations(Clock clock) {
        return new Revocations(clock);
    }

    /**
     * Commands to Redis are not observed one by one: Lettuce's observation of a command that is cancelled while it is being written
     * fails, and takes all else with it that the cancellation should have ended.
     */
    @Bean
    ObservationPredicate noRedisCommands() {
        return (name, context) -> !(context instanceof LettuceObservationContext);
    }

    @Bean
    @ConditionalOnBean(LettuceConnectionFactory.class)
    RedisInBackground redisInBackground(LettuceConnectionFactory redis) {
        return new RedisInBackground(redis);
    }

    @Bean
    @ConditionalOnBean(RedisInBackground.class)
    ReactiveStringRedisTemplate reactiveStringRedisTemplate(RedisInBackground redis) {
        return new ReactiveStringRedisTemplate(redis.connections());
    }

    @Bean
    UnreadForms unreadForms() {
        return new UnreadForms();
    }

    @Bean
    WebFluxConfigurer callerArguments(TokenVerifier tokens) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerResolver(tokens));
            }
        };
    }
}
