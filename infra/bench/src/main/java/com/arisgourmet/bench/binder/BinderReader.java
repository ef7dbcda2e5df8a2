package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.Event;
import com.arisgourmet.defaults.inbox.Inbox;
import com.arisgourmet.defaults.persistence.Transactions;
import io.r2dbc.spi.ConnectionFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.messaging.Message;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A Spring Boot application with one function, as a service of a stranger's would be. */
final class BinderReader implements Reader {
    private static final String BINDING = "read-in-0";

    private final ConfigurableApplicationContext application;

    private BinderReader(ConfigurableApplicationContext application) {
        this.application = application;
    }

    static Reader open(Kind kind, Sources sources, String destination, String group, Handler handler) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.data.redis.url",
                sources.redisUrl(),
                "spring.cloud.function.definition",
                "read",
                "spring.cloud.stream.bindings." + BINDING + ".destination",
                destination,
                "spring.cloud.stream.bindings." + BINDING + ".group",
                group,
                "spring.cloud.stream.bindings." + BINDING + ".consumer.auto-startup",
                "false",
                "spring.cloud.stream.bindings." + BINDING + ".consumer.use-native-decoding",
                "true",
                "spring.cloud.stream.redis.bindings." + BINDING + ".consumer.shards",
                "64",
                "spring.main.banner-mode",
                "off"));
        if (kind == Kind.competing) {
            properties.put("spring.cloud.stream.redis.bindings." + BINDING + ".consumer.mode", "competing");
        }
        if (kind == Kind.batches || kind == Kind.inbox) {
            properties.put("spring.cloud.stream.bindings." + BINDING + ".consumer.batch-mode", "true");
        }
        if (kind == Kind.inbox) {
            properties.putAll(sources.r2dbc());
        }
        var builder = new SpringApplicationBuilder(application(kind))
                .web(WebApplicationType.NONE)
                .properties(properties)
                .initializers(
                        context -> ((GenericApplicationContext) context).registerBean(Handler.class, () -> handler));
        return new BinderReader(builder.run());
    }

    private static Class<?> application(Kind kind) {
        return switch (kind) {
            case batches -> InBatches.class;
            case inbox -> WithInbox.class;
            default -> Plain.class;
        };
    }

    @Override
    public void start() {
        application.getBean(BindingsLifecycleController.class).changeState(BINDING, State.STARTED);
    }

    @Override
    public void close() {
        application.close();
    }

    /** Nothing but the binder. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "com.arisgourmet.defaults.service.ServiceDefaultsAutoConfiguration",
                "com.arisgourmet.defaults.service.OwnTablesAutoConfiguration",
                "com.arisgourmet.defaults.service.OpenApiAutoConfiguration",
                "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration"
            })
    static class Plain {

        @Bean
        Consumer<Message<byte[]>> read(Handler handler) {
            return message -> handler.handle(
                    message.getPayload(),
                    Objects.requireNonNull(message.getHeaders().get("redis_entryId", String.class)));
        }
    }

    /** Nothing but the binder, in batch mode. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "com.arisgourmet.defaults.service.ServiceDefaultsAutoConfiguration",
                "com.arisgourmet.defaults.service.OwnTablesAutoConfiguration",
                "com.arisgourmet.defaults.service.OpenApiAutoConfiguration",
                "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration"
            })
    static class InBatches {

        @Bean
        Consumer<Message<List<byte[]>>> read(Handler handler) {
            return batch -> Received.of(batch).forEach(event -> handler.handle(event.payload(), event.entryId()));
        }
    }

    /** The binder, a pool of connections and the inbox. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "com.arisgourmet.defaults.service.ServiceDefaultsAutoConfiguration",
                "com.arisgourmet.defaults.service.OwnTablesAutoConfiguration",
                "com.arisgourmet.defaults.service.OpenApiAutoConfiguration"
            })
    static class WithInbox {
        private static final String EFFECT = """
                insert into effect (aggregate_id, version, events) values (:aggregate, :version, 1)
                on duplicate key update version = :version, events = events + 1""";

        @Bean
        Consumer<Message<List<byte[]>>> read(
                DatabaseClient database,
                ConnectionFactory connections,
                Handler handler,
                @Value("${spring.cloud.stream.bindings.read-in-0.group}") String group) {
            var transactions = new Transactions(TransactionalOperator.create(new R2dbcTransactionManager(connections)));
            var inbox = new Inbox(database, transactions);
            return batch -> {
                List<Received> events = Received.of(batch);
                inbox.onceEach(group, events, Received::id, received -> database.sql(EFFECT)
                                .bind("aggregate", Event.bytes(received.event().aggregateId()))
                                .bind("version", received.event().version())
                                .then())
                        .block();
                events.forEach(event -> handler.handle(event.payload(), event.entryId()));
            };
        }
    }
}
