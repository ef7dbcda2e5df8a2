package com.arisgourmet.relay;

import com.arisgourmet.testsupport.TestServers;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A relay in this JVM. Several may run over the same servers. */
final class RunningRelay implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningRelay(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @return properties of a relay with a schema of its own that reads this outbox */
    static Map<String, String> properties(SourceOutbox source) {
        Map<String, String> properties = new HashMap<>(TestServers.properties("aris_relay"));
        properties.put("aris.relay.schemas", source.schema());
        properties.put("spring.data.redis.url", TestStreams.url());
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        return properties;
    }

    static RunningRelay start(Map<String, String> properties) {
        return new RunningRelay(new SpringApplicationBuilder(RelayService.class)
                .web(WebApplicationType.REACTIVE)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new)));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Management management() {
        return new Management(Integer.parseInt(context.getEnvironment().getProperty("local.management.port", "0")));
    }

    int shards() {
        return get(Shards.class).held().size();
    }

    @Override
    public void close() {
        context.close();
    }
}
