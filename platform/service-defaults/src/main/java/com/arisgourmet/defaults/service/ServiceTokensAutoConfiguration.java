package com.arisgourmet.defaults.service;

import com.arisgourmet.defaults.security.InstallationSecret;
import com.arisgourmet.defaults.security.InternalWall;
import com.arisgourmet.defaults.security.RevocationFeed;
import com.arisgourmet.defaults.security.Revocations;
import com.arisgourmet.defaults.security.ServiceTokens;
import com.arisgourmet.defaults.security.TokenProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * How services know one another. Without {@code aris.service-secret} none starts but the relay, which neither calls the
 * others nor is called.
 */
@AutoConfiguration(after = ServiceDefaultsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty(name = "aris.knows-services", matchIfMissing = true)
public class ServiceTokensAutoConfiguration {

    @Bean
    ServiceTokens serviceTokens(
            @Value("${aris.service-secret:#{null}}") @Nullable String secret,
            @Value("${spring.application.name}") String service,
            Clock clock) {
        return new ServiceTokens(InstallationSecret.of("ARIS_SERVICE_SECRET", secret), service, clock);
    }

    /** Not in the gateway, which has nothing there. */
    @Bean
    @ConditionalOnProperty(name = "aris.internal-routes", matchIfMissing = true)
    InternalWall internalWall(ServiceTokens tokens) {
        return new InternalWall(tokens);
    }

    /** Not in auth-service, which knows by itself. */
    @Bean
    @ConditionalOnProperty(name = "aris.revocations.of-staff", matchIfMissing = true)
    RevocationFeed staffRevocations(
            ServiceTokens tokens, TokenProperties addresses, Revocations revocations, MeterRegistry meters) {
        var auth = tokens.client(ServiceTokens.AUTH, addresses.authUrl());
        return new RevocationFeed(ServiceTokens.AUTH, auth, revocations, meters);
    }

    /** Not in table-service, which knows by itself. */
    @Bean
    @ConditionalOnProperty(name = "aris.revocations.of-guests", matchIfMissing = true)
    RevocationFeed guestRevocations(
            ServiceTokens tokens, TokenProperties addresses, Revocations revocations, MeterRegistry meters) {
        var table = tokens.client(ServiceTokens.TABLE, addresses.tableUrl());
        return new RevocationFeed(ServiceTokens.TABLE, table, revocations, meters);
    }
}
