package com.arisgourmet.auth.devices;

import com.arisgourmet.defaults.keys.KeyEncryption;
import com.arisgourmet.defaults.persistence.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Pairing codes and credentials. Of both the database holds an HMAC-SHA256 (RFC 2104) alone, under a key derived from the
 * key-encryption key: whoever reads it can neither use nor guess them.
 */
@Component
class DeviceSecrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: none looks like another
    private static final int CODE_LENGTH = 8;
    private static final int CREDENTIAL_BYTES = 32;

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    DeviceSecrets(KeyEncryption encryption) {
        this.keys = encryption.anyDerived("devices").stream()
                .map(key -> new SecretKeySpec(key, ALGORITHM))
                .toList();
    }

    /** @return 40 bits, as {@code 7K3M-Q9XA}; derived, so that a repeated request is told the same */
    String pairingCode(UUID deviceId) {
        byte[] bytes = mac("code", Ids.bytes(deviceId));
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(ALPHABET.charAt(bytes[i] & 31));
        }
        return code.insert(CODE_LENGTH / 2, '-').toString();
    }

    /** @param code as somebody typed it */
    byte[] hashOfCode(String code) {
        String typed = code.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return mac("hash of code", typed.getBytes(StandardCharsets.UTF_8));
    }

    String newCredential() {
        byte[] bytes = new byte[CREDENTIAL_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] hashOfCredential(String credential) {
        return mac("hash of credential", credential.getBytes(StandardCharsets.UTF_8));
    }

    /** @return what {@link #hashOfCredential} was under the key-encryption keys before, as far as they are known */
    List<byte[]> formerHashesOfCredential(String credential) {
        byte[] text = credential.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .skip(1)
                .map(former -> mac("hash of credential", text, former))
                .toList();
    }

    private byte[] mac(String purpose, byte[] text) {
        return mac(purpose, text, keys.getFirst());
    }

    private static byte[] mac(String purpose, byte[] text, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
