package com.arisgourmet.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void theKeyMayBeInAMountedFile() throws IOException {
        logIn(slug, OWNER, PASSWORD).expectStatus().isOk();
        Files.writeString(secrets.resolve("aris.key-encryption-key"), KEY + "\n");

        try (var another = startAnother(Map.of("ARIS_SECRETS_FOLDER", secrets.toString()))) {
            assertThat(another.isRunning()).isTrue();
        }
    }

    @Test
    void withoutTheKeyTheServiceDoesNotStart() {
        assertThatThrownBy(() -> startAnother(Map.of("ARIS_SECRETS_FOLDER", secrets.toString())))
                .hasStackTraceContaining("ARIS_KEY_ENCRYPTION_KEY is not set");
    }
}
