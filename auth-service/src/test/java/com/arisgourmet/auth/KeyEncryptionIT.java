package com.arisgourmet.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyEncryptionIT extends AuthServiceTestBase {

    @Test
    void aServiceThatCannotDecryptTheStoredSigningKeysDoesNotStart() {
        logIn(slug, OWNER, PASSWORD).expectStatus().isOk();

        assertThatThrownBy(AuthServiceTestBase::startWithAnotherKey)
                .hasStackTraceContaining("encrypted with another ARIS_KEY_ENCRYPTION_KEY");
    }
}
