package com.arisgourmet.defaults.service;

import com.arisgourmet.defaults.idempotency.Idempotency;
import com.arisgourmet.defaults.inbox.Inbox;
import com.arisgourmet.defaults.outbox.CurrentState;
import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.outbox.OutboxNudge;
import com.arisgourmet.defaults.outbox.RepublishEndpoint;
import com.arisgourmet.defaults.persistence.CancellationShield;
import com.arisgourmet.defaults.persistence.DatabaseProperties;
import com.arisgourmet.defaults.persistence.Migrations;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.retention.Purge;
import com.arisgourmet.defaults.retention.Retention;
import com.arisgourmet.defaults.security.InternalWall;
import com.arisgourmet.defaults.tracing.SampledStatements;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Option;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service with tables of its own has besides: transactions, outbox, inbox, idempotency, republication,
 * purging.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration"
        })
@ConditionalOnClass(DatabaseClient.class)
@EnableConfigurationProperties({DatabaseProperties.class, Retention.class})
public class OwnTablesAutoConfiguration {

    /** Per connection: UTC, READ COMMITTED, and no statement that waits longer than a second for a row lock. */
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer sessionVariables() {
        return options -> options.option(
                Option.valueOf("sessionVariables"),
                new String[] {"transaction_isolation='READ-COMMITTED'", "innodb_lock_wait_timeout=1"});
    }

    @Bean
    static BeanPostProcessor sampledStatements(ObjectProvider<ObservationRegistry> observations) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ConnectionFactory connections
                        ? new SampledStatements(connections, observations.getObject())
                        : bean;
            }
        };
    }

    /** Local mode alone migrates at start; elsewhere {@code migrate} is a job of its own. */
    @Bean
    @ConditionalOnProperty("aris.local")
    MigratedSchema migratedSchema(Environment environment) {
        Migrations.run(environment);
        return new MigratedSchema();
    }

    /** Shows that the schema was brought up to date before anything used it. */
    public static final class MigratedSchema {}

    @Bean
    Transactions transactions(ConnectionFactory connections) {
        return new Transactions(TransactionalOperator.create(new R2dbcTransactionManager(connections)));
    }

    @Bean
    CancellationShield cancellationShield() {
        return new CancellationShield();
    }

    @Bean
    Outbox outbox(
            DatabaseClient database,
            JsonMapper json,
            Clock clock,
            @Value("${spring.application.name}") String service,
            ReactiveStringRedisTemplate redis,
            @Value("${aris.database.schema}") String schema) {
        return new Outbox(database, json, clock, "/" + service, new OutboxNudge(redis, schema));
    }

    @Bean
    Inbox inbox(DatabaseClient database, Transactions transactions) {
        return new Inbox(database, transactions);
    }

    @Bean
    Idempotency idempotency(DatabaseClient database, Transactions transactions) {
        return new Idempotency(database, transactions);
    }

    @Bean
    @ConditionalOnProperty(name = "aris.database.platform-tables", matchIfMissing = true)
    Purge purge(DatabaseClient database, Retention retention, MeterRegistry meters) {
        return new Purge(database, retention, meters);
    }

    @Bean
    @ConditionalOnBean(CurrentState.class)
    RepublishEndpoint republishEndpoint(List<CurrentState> owned, Outbox outbox, Transactions transactions) {
        return new RepublishEndpoint(owned, outbox, transactions);
    }

    /** @param wall behind which alone it may be served */
    @Bean
    @ConditionalOnBean(CurrentState.class)
    RepublicationController republicationController(RepublishEndpoint republish, InternalWall wall) {
        return new RepublicationController(republish);
    }
}
