package com.arisgourmet.auth.onetime;

import com.arisgourmet.auth.onetime.domain.Purpose;
import com.arisgourmet.defaults.keys.KeyEncryption;
import com.arisgourmet.defaults.persistence.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What a one-time token looks like to its holder: its id and an HMAC-SHA256 (RFC 2104) over purpose and id, in
 * base64url. It is derived when it is mailed and never stored, so nothing in the database could be used as one.
 */
@Component
public class TokenCode {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 32;

    private final List<SecretKeySpec> keys;

    TokenCode(KeyEncryption encryption) {
        this.keys = encryption.anyDerived("one-time tokens").stream()
                .map(key -> new SecretKeySpec(key, ALGORITHM))
                .toList();
    }

    public String encode(Purpose purpose, UUID id) {
        byte[] whole = ByteBuffer.allocate(ID_BYTES + MAC_BYTES)
                .put(Ids.bytes(id))
                .put(mac(purpose, Ids.bytes(id), keys.getFirst()))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** @return empty for whatever was not made here, and for this purpose */
    Optional<UUID> decode(Purpose purpose, String code) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(code);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (whole.length != ID_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(whole, ID_BYTES);
        byte[] mac = Arrays.copyOfRange(whole, ID_BYTES, whole.length);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(mac, mac(purpose, id, key)))
                ? Optional.of(Ids.ofBytes(id))
                : Optional.empty();
    }

    private static byte[] mac(Purpose purpose, byte[] id, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.text().getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
