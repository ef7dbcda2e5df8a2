package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An owner signed in, and what is done about devices and PINs over HTTP. */
abstract class DeviceTestBase extends AuthServiceTestBase {
    static final String PIN = "2580";
    static final String WRONG = "1379";

    String owner = "";

    @BeforeEach
    void signIn() {
        owner = ownerToken();
    }

    String subjectOf(String token) {
        return text(body(get("/api/v1/auth/me", token)), "$.subject");
    }

    /** @return events of the audit log, the oldest first */
    List<String> events() {
        List<String> events = JsonPath.read(body(get("/api/v1/audit?routine=true", owner)), "$.items[*].event");
        return events.reversed();
    }

    String addDevice() {
        return text(body(addDevice(UUID.randomUUID().toString()).expectStatus().isCreated()), "$.pairingCode");
    }

    WebTestClient.ResponseSpec addDevice(String key) {
        return http.post()
                .uri("/api/v1/devices")
                .headers(headers -> headers.setBearerAuth(owner))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\": \"Tablet of the bar\"}")
                .exchange();
    }

    /** @return the device's credential */
    String pair(String code) {
        return text(
                body(http.post()
                        .uri("/api/v1/devices/pair")
                        .header("X-Forwarded-For", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"code\": \"%s\"}".formatted(code))
                        .exchange()
                        .expectStatus()
                        .isOk()),
                "$.device_credential");
    }

    WebTestClient.ResponseSpec choosePin(String token, String pin) {
        return http.put()
                .uri("/api/v1/auth/me/pin")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"currentPassword\": \"%s\", \"pin\": \"%s\"}".formatted(PASSWORD, pin))
                .exchange();
    }

    WebTestClient.ResponseSpec type(String credential, String staffId, String pin) {
        return http.post()
                .uri("/api/v1/auth/pin")
                .header("Device-Credential", credential)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(signIn(staffId, pin))
                .exchange();
    }

    WebTestClient.ResponseSpec staffOf(String credential) {
        return http.get()
                .uri("/api/v1/auth/pin")
                .header("Device-Credential", credential)
                .exchange();
    }

    static String signIn(String staffId, String pin) {
        return "{\"staffId\": \"%s\", \"pin\": \"%s\"}".formatted(staffId, pin);
    }
}
