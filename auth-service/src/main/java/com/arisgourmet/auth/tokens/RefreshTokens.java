package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.defaults.keys.KeyEncryption;
import java.nio.ByteBuffer;
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
 * Makes and reads refresh tokens: family and generation with an HMAC-SHA256 (RFC 2104) over both, in base64url. A token is
 * derived, never stored: the database knows which generation is next and holds nothing that could be used as one. All who
 * ask for a generation's successor at once therefore get the same one.
 */
@Component
class RefreshTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int CLAIM_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int MAC_BYTES = 32;

    private final List<SecretKeySpec> keys;

    RefreshTokens(KeyEncryption encryption) {
        this.keys = encryption.anyDerived("refresh tokens").stream()
                .map(key -> new SecretKeySpec(key, ALGORITHM))
                .toList();
    }

    String encode(RefreshToken token) {
        byte[] claim = ByteBuffer.allocate(CLAIM_BYTES)
                .putLong(token.sid().getMostSignificantBits())
                .putLong(token.sid().getLeastSignificantBits())
                .putInt(token.generation())
                .array();
        byte[] whole = ByteBuffer.allocate(CLAIM_BYTES + MAC_BYTES)
                .put(claim)
                .put(mac(claim, keys.getFirst()))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** @return empty for whatever was not made here */
    Optional<RefreshToken> decode(String value) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (whole.length != CLAIM_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] claim = Arrays.copyOf(whole, CLAIM_BYTES);
        byte[] mac = Arrays.copyOfRange(whole, CLAIM_BYTES, whole.length);
        ByteBuffer fields = ByteBuffer.wrap(claim);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(mac, mac(claim, key)))
                ? Optional.of(new RefreshToken(new UUID(fields.getLong(), fields.getLong()), fields.getInt()))
                : Optional.empty();
    }

    private static byte[] mac(byte[] claim, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(claim);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
