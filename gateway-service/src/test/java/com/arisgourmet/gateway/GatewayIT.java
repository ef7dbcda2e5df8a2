package com.arisgourmet.gateway;

import com.arisgourmet.testsupport.TestServers;
import com.arisgourmet.testsupport.http.AnotherInstance;
import com.arisgourmet.testsupport.http.NoBlocking;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A whole gateway with a real Redis; {@link StandIn}s where the services would be. One application for all its tests.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@AutoConfigureWebTestClient
@Import(Fleet.class)
public abstract class GatewayIT {
    static {
        NoBlocking.watch();
    }

    protected static final StandIn ORDER = new StandIn();
    protected static final StandIn TABLE = new StandIn();
    protected static final StandIn CATALOG = new StandIn();

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.data.redis.url", TestServers.redisUrl());
        settings.put("aris.order-url", ORDER.url());
        settings.put("aris.table-url", TABLE.url());
        settings.put("aris.catalog-url", CATALOG.url());
        settings.put("aris.edge.allowed-origins", "https://friend.example");
        settings.put("aris.auth-url", "http://127.0.0.1:1");
        settings.put("aris.revocations.of-guests", "false"); // tests look at all that TABLE was asked
        settings.put("aris.service-secret", TestServiceTokens.ofThisRun().secret());
        settings.put("spring.cloud.gateway.server.webflux.httpclient.response-timeout", "1s");
        return settings;
    }

    /** Starts another gateway, for a test that ends it. */
    protected static ConfigurableApplicationContext startAnother(Map<String, String> settings) {
        Map<String, String> all = settings();
        all.putAll(settings);
        return AnotherInstance.start(all, GatewayService.class, Fleet.class);
    }
}
