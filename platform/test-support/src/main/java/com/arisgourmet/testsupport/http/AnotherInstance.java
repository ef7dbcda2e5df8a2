package com.arisgourmet.testsupport.http;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** A second instance of a service in the JVM of a test that has one already, for what needs two, or ends one. */
public final class AnotherInstance {
    private AnotherInstance() {}

    /**
     * @param settings the service's properties; it listens on ports of its own
     * @param sources the application's class, and what the test adds to it
     */
    public static ConfigurableApplicationContext start(Map<String, String> settings, Class<?>... sources) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(Map.of("server.port", "0", "management.server.port", "0"));
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(sources)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(ReactorResourceFactory.class, AnotherInstance::ownResources))
                .run(arguments);
    }

    /** An instance that ends disposes of what is global, and with it of the servers of the one that stays. */
    private static ReactorResourceFactory ownResources() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }
}
