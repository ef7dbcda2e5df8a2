package com.arisgourmet.table;

import com.arisgourmet.testsupport.TestServers;
import com.arisgourmet.testsupport.http.NoBlocking;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import com.arisgourmet.testsupport.http.TestTokens;
import com.arisgourmet.testsupport.http.TestedService;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service on real servers, reached over HTTP; each test is a restaurant of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@AutoConfigureWebTestClient
@Import(TestedService.class)
public abstract class TableServiceTestBase {
    static {
        NoBlocking.watch();
    }

    private static final Map<String, String> SERVERS = TestServers.properties("aris_table");
    private static final String KEY = randomKey();

    protected final UUID restaurant = UUID.randomUUID();
    protected final String host =
            TestTokens.staff(restaurant, "table:read", "table:write", "session:manage", "floor:read");

    @Autowired
    protected WebTestClient http;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        SERVERS.forEach((name, value) -> registry.add(name, () -> value));
        registry.add("aris.key-encryption-key", () -> KEY);
        registry.add("aris.auth-url", TestTokens::url);
        registry.add("aris.service-secret", TestServiceTokens.ofThisRun()::secret);
    }

    protected WebTestClient.ResponseSpec get(String token, String path) {
        return http.get().uri(path).headers(it -> it.setBearerAuth(token)).exchange();
    }

    protected WebTestClient.ResponseSpec post(String token, String path, String json) {
        return send(
                HttpMethod.POST,
                token,
                path,
                json,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    protected WebTestClient.ResponseSpec send(
            HttpMethod method, String token, String path, String json, String header, String value) {
        return http.method(method)
                .uri(path)
                .headers(it -> it.setBearerAuth(token))
                .header(header, value)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    protected WebTestClient.ResponseSpec scan(String qrCode) {
        return http.post()
                .uri("/api/v1/table-sessions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"qrCode\": \"" + qrCode + "\"}")
                .exchange();
    }

    /** @return the new table's JSON */
    protected String addTable(String code) {
        return body(post(host, "/api/v1/tables", "{\"code\": \"%s\", \"seats\": 4}".formatted(code))
                .expectStatus()
                .isCreated());
    }

    protected static String body(WebTestClient.ResponseSpec response) {
        byte[] bytes = response.expectBody().returnResult().getResponseBody();
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    protected static String text(String json, String path) {
        return String.valueOf(JsonPath.<Object>read(json, path));
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
