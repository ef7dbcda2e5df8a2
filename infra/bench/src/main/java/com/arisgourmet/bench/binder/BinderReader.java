package com.arisgourmet.bench.binder;

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

/** A Spring Boot application with one function, as a stranger's service would be. */
final class BinderReader implements Reader {
    private static final String BINDING = "read-in-0";
    private static final String CONSUMER = "spring.cloud.stream.bindings." + BINDING + ".consumer.";
    private static final String OF_REDIS = "spring.cloud.stream.redis.bindings." + BINDING + ".consumer.";
    private static final String NO_AUTO_CONFIGURATION_OF = "spring.autoconfigure.exclude";
    private static final String SERVICE_DEFAULTS = "com.arisgourmet.defaults.service.ServiceDefaultsAutoConfiguration,"
            + "com.arisgourmet.defaults.service.OwnTablesAutoConfiguration,"
            + "com.arisgourmet.defaults.service.OpenApiAutoConfiguration";
    private static final String R2DBC = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration";

    private final ConfigurableApplicationContext application;

    private BinderReader(ConfigurableApplicationContext application) {
        this.application = application;
    }

    static Reader ordered(Sources sources, String destination, String group, Handler handler) {
        return run(OneByOne.class, sources, destination, group, Map.of(), context(handler));
    }

    static Reader competing(Sources sources, String destination, String group, Handler handler) {
        return run(
                OneByOne.class, sources, destination, group, Map.of(OF_REDIS + "mode", "competing"), context(handler));
    }

    static Reader batches(Sources sources, String destination, String group, Handler handler) {
        return run(
                InBatches.class,
                sources,
                destination,
                group,
                Map.of(CONSUMER + "batch-mode", "true"),
                context(handler));
    }

    /** @param leaseSeconds how long an instance that is silent keeps its streams */
    static Reader inbox(
            Sources sources, String destination, String group, int leaseSeconds, Effect effect, Handler handler) {
        Map<String, String> properties = new HashMap<>(sources.r2dbc());
        properties.put(CONSUMER + "batch-mode", "true");
        properties.put(OF_REDIS + "lease-time", leaseSeconds + "s");
        properties.put(NO_AUTO_CONFIGURATION_OF, SERVICE_DEFAULTS);
        Consumer<GenericApplicationContext> beans = context(handler);
        return run(
                WithInbox.class,
                sources,
                destination,
                group,
                properties,
                beans.andThen(context -> context.registerBean(Effect.class, () -> effect)));
    }

    private static Consumer<GenericApplicationContext> context(Handler handler) {
        return context -> context.registerBean(Handler.class, () -> handler);
    }

    private static Reader run(
            Class<?> application,
            Sources sources,
            String destination,
            String group,
            Map<String, String> besides,
            Consumer<GenericApplicationContext> beans) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.data.redis.url", sources.redisUrl());
        properties.put("spring.cloud.function.definition", "read");
        properties.put("spring.cloud.stream.bindings." + BINDING + ".destination", destination);
        properties.put("spring.cloud.stream.bindings." + BINDING + ".group", group);
        properties.put(CONSUMER + "auto-startup", "false");
        properties.put(CONSUMER + "use-native-decoding", "true");
        properties.put(OF_REDIS + "shards", "64");
        properties.put(NO_AUTO_CONFIGURATION_OF, SERVICE_DEFAULTS + "," + R2DBC);
        properties.putAll(besides);
        return new BinderReader(new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .initializers(context -> beans.accept((GenericApplicationContext) context))
                .run());
    }

    @Override
    public void start() {
        application.getBean(BindingsLifecycleController.class).changeState(BINDING, State.STARTED);
    }

    @Override
    public void close() {
        application.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OneByOne {

        @Bean
        Consumer<Message<byte[]>> read(Handler handler) {
            return message -> handler.handle(
                    message.getPayload(),
                    Objects.requireNonNull(message.getHeaders().get("redis_entryId", String.class)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class InBatches {

        @Bean
        Consumer<Message<List<byte[]>>> read(Handler handler) {
            return batch -> Received.of(batch).forEach(event -> handler.handle(event.payload(), event.entryId()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithInbox {

        @Bean
        Consumer<Message<List<byte[]>>> read(
                DatabaseClient database,
                ConnectionFactory connections,
                Effect effect,
                Handler handler,
                @Value("${spring.cloud.stream.bindings.read-in-0.group}") String group) {
            var transactions = new Transactions(TransactionalOperator.create(new R2dbcTransactionManager(connections)));
            var inbox = new Inbox(database, transactions);
            return batch -> {
                List<Received> events = Received.of(batch);
                inbox.onceEach(group, events, Received::id, received -> effect.of(database, received.event()))
                        .block();
                events.forEach(event -> handler.handle(event.payload(), event.entryId()));
            };
        }
    }
}
