package com.arisgourmet.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class KeyEncryptionIT extends AuthServiceTestBase {
    @TempDir
    private Path secrets;

    @Test
    void aServiceThatCannotDecryptTheStoredSigningKeysDoesNotStart() {
        logIn(slug, OWNER, PASSWORD).expectStatus().isOk();

        assertThatThrownBy(() -> startAnother(Map.of("aris.key-encryption-key", randomKey())))
                .hasStackTraceContaining("encrypted with another ARIS_KEY_ENCRYPTION_KEY");
    }

    @Test
    void whileTheKeyIsChangedPeopleStaySignedInAndDevicesPaired() {
        String answer = body(logIn(slug, OWNER, PASSWORD));
        String credential = pairedDevice(text(answer, "$.access_token"));

        try (var another =
                startAnother(Map.of("aris.key-encryption-key", randomKey(), "aris.key-encryption-key-other", KEY))) {
            var changed = clientOf(another);
            String refreshed = body(refresh(changed, answer).expectStatus().isOk());
            refresh(changed, refreshed).expectStatus().isOk();
            for (String use : List.of("the hash of before", "the new one")) {
                changed.get()
                        .uri("/api/v1/auth/pin")
                        .header("Device-Credential", credential)
                        .exchange()
                        .expectStatus()
                        .value(status -> assertThat(status).as(use).isEqualTo(200));
            }
        }
    }

    private static WebTestClient.ResponseSpec refresh(WebTestClient at, String answer) {
        return at.post()
                .uri("/api/v1/auth/refresh")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"refresh_token\": \"" + text(answer, "$.refresh_token") + "\"}")
                .exchange();
    }

    @Test
    void theKeyMayBeInAMountedFile() throws IOException {
        logIn(slug, OWNER, PASSWORD).expectStatus().isOk();
        Files.writeString(secrets.resolve("aris.key-encryption-key"), KEY + "\n");

        try (var another = startAnother(Map.of("ARIS_SECRETS_FOLDER", secrets.toString()))) {
            assertThat(another.isRunning()).isTrue();
        }
    }

    @Test
    void withoutTheServicesSecretItDoesNotStartEither() {
        assertThatThrownBy(() -> startAnother(Map.of("aris.key-encryption-key", KEY, "aris.service-secret", "")))
                .hasStackTraceContaining("ARIS_SERVICE_SECRET is not set");
    }

    @Test
    void withoutTheKeyTheServiceDoesNotStart() {
        assertThatThrownBy(() -> startAnother(Map.of("ARIS_SECRETS_FOLDER", secrets.toString())))
                .hasStackTraceContaining("ARIS_KEY_ENCRYPTION_KEY is not set");
    }
}
