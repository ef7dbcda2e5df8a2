package com.arisgourmet.gateway;

import com.arisgourmet.testsupport.TestServers;
import com.arisgourmet.testsupport.http.NoBlocking;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
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
        registry.add("spring.data.redis.url", TestServers::redisUrl);
        registry.add("aris.order-url", ORDER::url);
        registry.add("aris.table-url", TABLE::url);
        registry.add("aris.catalog-url", CATALOG::url);
        registry.add("aris.edge.allowed-origins", () -> "https://friend.example");
        registry.add("aris.auth-url", () -> "http://127.0.0.1:1");
        registry.add("aris.revocations.of-guests", () -> false); // tests look at all that TABLE was asked
        registry.add("aris.service-secret", TestServiceTokens.ofThisRun()::secret);
        registry.add("spring.cloud.gateway.server.webflux.httpclient.response-timeout", () -> "1s");
    }
}
