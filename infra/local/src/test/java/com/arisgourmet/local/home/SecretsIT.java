package com.arisgourmet.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsIT {
    @TempDir
    Path folder;

    @Test
    void aSecretStaysTheSameOverRestarts() {
        var file = folder.resolve("secrets.json");
        var made = Secrets.in(file).password("a");

        assertThat(Secrets.in(file).password("a")).isEqualTo(made);
    }

    @Test
    void twoInstallationsShareNoSecret() {
        assertThat(Secrets.in(folder.resolve("one.json")).password("a"))
                .isNotEqualTo(Secrets.in(folder.resolve("two.json")).password("a"));
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws Exception {
        var file = folder.resolve("secrets.json");
        Secrets.in(file).password("a");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aKeyIs32BytesAndAPasswordNeedsNoQuoting() {
        var secrets = Secrets.in(folder.resolve("secrets.json"));

        assertThat(Base64.getDecoder().decode(secrets.key("key"))).hasSize(32);
        assertThat(secrets.password("password")).matches("[A-Za-z0-9_-]{32}");
        assertThat(secrets.spokenPassword("spoken")).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
    }
}
