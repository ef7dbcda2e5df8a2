package com.arisgourmet.auth.keys;

import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.defaults.keys.KeyEncryption;
import com.arisgourmet.defaults.keys.KeyProperties;
import com.arisgourmet.defaults.keys.SigningKeys;
import com.arisgourmet.defaults.keys.SigningKeysConfiguration;
import com.arisgourmet.defaults.keys.domain.RotationSchedule;
import com.arisgourmet.defaults.security.Revocations;
import com.arisgourmet.defaults.security.TokenIssuer;
import com.arisgourmet.defaults.security.TokenProperties;
import com.arisgourmet.defaults.security.TokenVerifier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The keys that sign staff tokens. This service checks its own tokens with them directly, guests' with table-service's. */
@Configuration(proxyBeanMethods = false)
@Import(SigningKeysConfiguration.class)
class KeysConfiguration {

    @Bean
    KeyEncryption keyEncryption(
            @Value("${aris.key-encryption-key:#{null}}") @Nullable String key,
            @Value("${aris.key-encryption-key-other:#{null}}") @Nullable String other) {
        return new KeyEncryption(key, other);
    }

    @Bean
    RotationSchedule rotationSchedule(KeyProperties properties) {
        return properties.scheduleFor(RevocationLog.TOKEN_LIFE);
    }

    @Bean
    TokenVerifier tokenVerifier(SigningKeys own, TokenProperties addresses, Revocations revocations) {
        var issuers = List.of(
                new TokenIssuer(TokenIssuer.AUTH, own.asSource()),
                TokenIssuer.remote(TokenIssuer.TABLE, addresses.tableUrl() + "/.well-known/guest-jwks.json"));
        return new TokenVerifier(issuers, revocations);
    }
}
