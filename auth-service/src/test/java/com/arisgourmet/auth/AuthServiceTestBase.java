package com.arisgourmet.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.testsupport.TestServers;
import com.arisgourmet.testsupport.http.AnotherInstance;
import com.arisgourmet.testsupport.http.NoBlocking;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import com.arisgourmet.testsupport.http.TestedService;
import com.jayway.jsonpath.JsonPath;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service on real servers, reached over HTTP, with a restaurant of its own for each test. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@AutoConfigureWebTestClient
@Import(TestedService.class)
public abstract class AuthServiceTestBase {
    static {
        NoBlocking.watch();
    }

    protected static final String OWNER = "owner@example.com";
    protected static final String PASSWORD = UUID.randomUUID().toString();

    private static final Pattern LINK = Pattern.compile("/staff#[a-z-]+=([A-Za-z0-9_-]+)");
    private static final Map<String, String> SERVERS = RealAccounts.of(TestServers.properties("aris_auth"));
    protected static final String KEY = randomKey();

    @Autowired
    protected WebTestClient http;

    @Value("${local.management.port}")
    private int managementPort;

    protected String slug = "";

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        SERVERS.forEach((name, value) -> registry.add(name, () -> value));
        registry.add("aris.key-encryption-key", () -> KEY);
        registry.add("aris.service-secret", TestServiceTokens.ofThisRun()::secret);
    }

    @BeforeEach
    protected void registerRestaurant() {
        slug = "casa-" + UUID.randomUUID();
        register(slug).expectStatus().isCreated();
    }

    /** From an address of its own: tests register more restaurants than one address may. */
    protected WebTestClient.ResponseSpec register(String slug) {
        return http.post()
                .uri("/api/v1/restaurants")
                .header("X-Forwarded-For", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(registration(slug, "COP", "America/Bogota", "es-CO", OWNER, PASSWORD))
                .exchange();
    }

    protected static String registration(
            String slug, String currency, String timeZone, String locale, String email, String password) {
        return """
                {"name": "Casa", "slug": "%s", "currency": "%s", "timeZone": "%s", "locale": "%s",
                 "owner": {"name": "Ana", "email": "%s", "password": "%s"}}""".formatted(slug, currency, timeZone, locale, email, password);
    }

    protected WebTestClient.ResponseSpec logIn(String restaurant, String email, String password) {
        return post("/api/v1/auth/login", """
                {"restaurant": "%s", "email": "%s", "password": "%s"}""".formatted(restaurant, email, password));
    }

    protected String ownerToken() {
        return text(body(logIn(slug, OWNER, PASSWORD)), "$.access_token");
    }

    protected WebTestClient.ResponseSpec post(String path, String json) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    protected WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    /** For what is awaited: an assertion of {@link #get} that fails logs an error. */
    protected int status(String path, String token) {
        return get(path, token).returnResult(Void.class).getStatus().value();
    }

    /** Invites somebody in the owner's name. */
    protected WebTestClient.ResponseSpec invite(String token, String key, String email, String role) {
        return http.post()
                .uri("/api/v1/staff/invitations")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"name": "Luis", "email": "%s", "role": "%s"}""".formatted(email, role))
                .exchange();
    }

    /** @return the id of somebody who was invited, accepted and signs in with {@link #PASSWORD} */
    protected String hire(String token, String email, String role) {
        int before = mails(email).size();
        String id = text(
                body(invite(token, UUID.randomUUID().toString(), email, role)
                        .expectStatus()
                        .isCreated()),
                "$.id");
        accept(mailedToken(email, before + 1), PASSWORD).expectStatus().isNoContent();
        return id;
    }

    /** @return the credential of a device that was added in the owner's name and paired */
    protected String pairedDevice(String owner) {
        String added = body(http.post()
                .uri("/api/v1/devices")
                .headers(headers -> headers.setBearerAuth(owner))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\": \"Tablet of the bar\"}")
                .exchange());
        return text(
                body(post("/api/v1/devices/pair", "{\"code\": \"%s\"}".formatted(text(added, "$.pairingCode")))),
                "$.device_credential");
    }

    protected WebTestClient.ResponseSpec accept(String invitation, String password) {
        return post("/api/v1/staff/invitations/accept", """
                {"token": "%s", "password": "%s"}""".formatted(invitation, password));
    }

    /**
     * Waits until it has arrived.
     *
     * @param which 1 for the first mail to that address about this restaurant
     * @return the token in its link
     */
    protected String mailedToken(String to, int which) {
        await().atMost(Duration.ofSeconds(30)).until(() -> mails(to).size() >= which);
        var link = LINK.matcher(mails(to).reversed().get(which - 1));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** @return mails about this restaurant, the newest first, as an operator sees them */
    protected List<String> mails(String to) {
        List<String> texts =
                JsonPath.read(body(http.get().uri(operation("mails?to=" + to)).exchange()), "$[*].text");
        return texts.stream().filter(mail -> mail.contains(slug)).toList();
    }

    /** @return the address of an operation on the management port */
    protected String operation(String name) {
        return "http://127.0.0.1:" + managementPort + "/actuator/" + name;
    }

    protected static String body(WebTestClient.ResponseSpec response) {
        byte[] bytes = response.expectBody().returnResult().getResponseBody();
        return bytes == null ? "" : new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    protected static String text(String json, String path) {
        return String.valueOf(JsonPath.<Object>read(json, path));
    }

    /** Starts another instance over the same database. */
    protected static ConfigurableApplicationContext startAnother(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>(SERVERS);
        properties.put("aris.service-secret", TestServiceTokens.ofThisRun().secret());
        properties.putAll(settings);
        return AnotherInstance.start(properties, AuthService.class);
    }

    protected static WebTestClient clientOf(ConfigurableApplicationContext instance) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + instance.getEnvironment().getProperty("local.server.port"))
                .build();
    }

    static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
