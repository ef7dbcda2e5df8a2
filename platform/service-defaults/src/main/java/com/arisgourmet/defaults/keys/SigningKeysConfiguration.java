package com.arisgourmet.defaults.keys;

import com.arisgourmet.defaults.keys.domain.RotationSchedule;
import com.arisgourmet.defaults.persistence.Transactions;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * What a service imports that signs tokens. It says itself what its keys are encrypted with, when they are rotated, and where
 * that is kept.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyProperties.class)
public class SigningKeysConfiguration {

    @Bean
    StoredKeys storedKeys(DatabaseClient database, KeyEncryption encryption) {
        return new StoredKeys(database, encryption);
    }

    @Bean
    SigningKeys signingKeys(StoredKeys stored, RotationSchedule schedule, Clock clock) {
        return new SigningKeys(stored, schedule, clock);
    }

    @Bean
    KeyRotation keyRotation(
            SigningKeys keys, StoredKeys stored, KeyJournal journal, Transactions transactions, Clock clock) {
        return new KeyRotation(keys, stored, journal, transactions, clock);
    }

    @Bean
    KeysEndpoint keysEndpoint(
            SigningKeys keys, KeyRotation rotation, Clock clock, @Value("${spring.application.name}") String service) {
        return new KeysEndpoint(keys, rotation, clock, service);
    }
}
