package com.arisgourmet.auth.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.defaults.keys.KeyEncryption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
    private final RefreshTokens tokens = withNewKey();
    private final RefreshToken token = new RefreshToken(UUID.randomUUID(), 41);

    @Test
    void aTokenSaysItsFamilyAndGeneration() {
        assertThat(tokens.decode(tokens.encode(token))).contains(token);
    }

    @Test
    void theSameGenerationIsAlwaysTheSameToken() {
        assertThat(tokens.encode(token)).isEqualTo(tokens.encode(token)).isNotEqualTo(tokens.encode(token.next()));
    }

    @Test
    void aTokenWithAnyBitChangedIsNobodys() {
        byte[] bytes = Base64.getUrlDecoder().decode(tokens.encode(token));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(tokens.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoTokenOrOfAnotherKeyIsNobodys() {
        assertThat(tokens.decode("")).isEmpty();
        assertThat(tokens.decode("not base64!")).isEmpty();
        assertThat(tokens.decode("AAAA")).isEmpty();
        assertThat(tokens.decode(withNewKey().encode(token))).isEmpty();
    }

    @Test
    void aTokenOfTheKeyBeforeIsGoodAsLongAsTheServiceIsGivenThatTooAndNewOnesAreOfTheNewKey() {
        String before = newKey();
        String now = newKey();
        String old = new RefreshTokens(new KeyEncryption(before, null)).encode(token);
        RefreshTokens both = new RefreshTokens(new KeyEncryption(now, before));

        assertThat(both.decode(old)).contains(token);
        assertThat(new RefreshTokens(new KeyEncryption(now, null)).decode(both.encode(token)))
                .contains(token);
        assertThat(new RefreshTokens(new KeyEncryption(now, null)).decode(old)).isEmpty();
    }

    private static RefreshTokens withNewKey() {
        return new RefreshTokens(new KeyEncryption(newKey(), null));
    }

    private static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
