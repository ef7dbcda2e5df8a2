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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What every service has: errors as problem+json, verified callers, a clock. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(TokenProperties.class)
public class ServiceDefaultsAutoConfiguration {
    private static final Logger log = LoggerFactory.getLogger(ServiceDefaultsAutoConfiguration.class);

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

    /** Lettuce connects for its first caller, and keeps that one waiting: here it is no event loop. */
    @Bean
    ApplicationRunner redisIsReached(ObjectProvider<ReactiveRedisConnectionFactory> factories) {
        return arguments -> factories.ifAvailable(redis -> {
            try {
                redis.getReactiveConnection().closeLater().subscribe();
            } catch (RedisConnectionFailureException away) {
                log.warn("Redis is away at start: {}", away.getMessage());
            }
        });
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
