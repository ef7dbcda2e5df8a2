package com.arisgourmet.relay;

import com.arisgourmet.defaults.persistence.DatabaseProperties;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Migrations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.r2dbc.spi.Option;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the relay together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RelayProperties.class, DatabaseProperties.class})
class RelayConfiguration {

    /** Per connection: READ COMMITTED, and no statement that waits longer than a second for a row lock. */
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer sessionVariables() {
        return options -> options.option(
                Option.valueOf("sessionVariables"),
                new String[] {"transaction_isolation='READ-COMMITTED'", "innodb_lock_wait_timeout=1"});
    }

    @Bean
    Trouble trouble() {
        return new Trouble();
    }

    @Bean
    RelayMetrics relayMetrics(MeterRegistry registry) {
        return new RelayMetrics(registry);
    }

    @Bean
    Leases leases(DatabaseClient database) {
        return new Leases(database);
    }

    @Bean
    Outboxes outboxes(DatabaseClient database, RelayProperties properties) {
        return new Outboxes(database, properties);
    }

    @Bean
    EventStream eventStream(ReactiveStringRedisTemplate redis) {
        return new EventStream(redis);
    }

    @Bean
    Handover handover(ReactiveStringRedisTemplate redis, Trouble trouble) {
        return new Handover(redis, trouble);
    }

    @Bean
    Marks marks(DatabaseClient database, Trouble trouble) {
        return new Marks(new MarkTransaction(database)::mark, trouble);
    }

    @Bean
    Publication publication(
            EventStream stream, Outboxes outboxes, Marks marks, ObjectProvider<Tracer> tracer, RelayMetrics metrics) {
        return new Publication(stream, outboxes, marks, new PublishSpans(tracer.getIfAvailable()), metrics);
    }

    @Bean
    Settlement settlement(EventStream stream, Leases leases, Outboxes outboxes, RelayMetrics metrics) {
        return new Settlement(stream, leases, outboxes, metrics);
    }

    @Bean
    Shards shards(
            Publication publication,
            Settlement settlement,
            Leases leases,
            Outboxes outboxes,
            Handover handover,
            Trouble trouble,
            RelayMetrics metrics,
            RelayProperties properties) {
        return new Shards(publication, settlement, leases, outboxes, handover, trouble, metrics, properties);
    }

    @Bean
    Housekeeping housekeeping(
            RelayProperties properties,
            Shards shards,
            Outboxes outboxes,
            EventStream stream,
            RelayMetrics metrics,
            Clock clock) {
        return new Housekeeping(properties, shards, outboxes, stream, metrics, clock);
    }

    @Bean
    ParkedEndpoint parkedEndpoint(Outboxes outboxes) {
        return new ParkedEndpoint(outboxes);
    }

    @Bean
    LaggingEndpoint laggingEndpoint(Outboxes outboxes, Leases leases) {
        return new LaggingEndpoint(outboxes, leases);
    }

    @Bean
    ReleaseEndpoint releaseEndpoint(Outboxes outboxes) {
        return new ReleaseEndpoint(outboxes);
    }

    @Bean
    DiscardEndpoint discardEndpoint(Outboxes outboxes) {
        return new DiscardEndpoint(outboxes);
    }

    @Bean
    ReplayEndpoint replayEndpoint(Outboxes outboxes, ReactiveStringRedisTemplate redis, Clock clock) {
        return new ReplayEndpoint(outboxes, new SideStream(redis), clock);
    }

    @Bean
    RelayHealth relayHealthIndicator(Shards shards, Trouble trouble) {
        return new RelayHealth(shards, trouble);
    }

    /** In local mode the schema is brought up to date first; elsewhere {@code migrate} is a job of its own. */
    @Bean
    Relay relay(
            Environment environment,
            RelayProperties properties,
            Shards shards,
            Outboxes outboxes,
            Leases leases,
            Handover handover,
            Housekeeping housekeeping,
            EventStream stream,
            ReactiveStringRedisTemplate redis,
            RelayMetrics metrics,
            Trouble trouble) {
        if (environment.getProperty("aris.local", boolean.class, false)) {
            Migrations.run(environment);
        }
        var membership = new Membership(instance(environment), properties.lease(), leases, shards, handover);
        var signals = new Signals(redis, shards, trouble);
        var sampling = new Sampling(shards, outboxes, stream, metrics);
        return new Relay(properties, shards, outboxes, membership, signals, housekeeping, sampling, metrics, trouble);
    }

    /** The host's name for whoever reads the lease table, and a number for a process that was started again there. */
    private static String instance(Environment environment) {
        String host = environment.getProperty("HOSTNAME", "relay");
        return host.substring(0, Math.min(40, host.length())) + "-" + Ids.next();
    }
}
