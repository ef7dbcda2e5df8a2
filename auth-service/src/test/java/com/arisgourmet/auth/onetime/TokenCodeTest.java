package com.arisgourmet.auth.onetime;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.onetime.domain.Purpose;
import com.arisgourmet.defaults.keys.KeyEncryption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenCodeTest {
    private final TokenCode codes = withNewKey();
    private final UUID id = UUID.randomUUID();
    private final String code = codes.encode(Purpose.INVITATION, id);

    @Test
    void aCodeSaysItsTokenForItsPurposeAlone() {
        assertThat(codes.decode(Purpose.INVITATION, code)).contains(id);
        assertThat(codes.decode(Purpose.PASSWORD_RESET, code)).isEmpty();
    }

    @Test
    void aCodeWithAnyBitChangedIsNone() {
        byte[] bytes = Base64.getUrlDecoder().decode(code);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            String presented = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(codes.decode(Purpose.INVITATION, presented))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoCodeOrOfAnotherKeyIsNone() {
        assertThat(codes.decode(Purpose.INVITATION, "")).isEmpty();
        assertThat(codes.decode(Purpose.INVITATION, "not base64!")).isEmpty();
        assertThat(codes.decode(Purpose.INVITATION, "AAAA")).isEmpty();
        assertThat(withNewKey().decode(Purpose.INVITATION, code)).isEmpty();
    }

    private static TokenCode withNewKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new TokenCode(new KeyEncryption(Base64.getEncoder().encodeToString(key), null));
    }
}
