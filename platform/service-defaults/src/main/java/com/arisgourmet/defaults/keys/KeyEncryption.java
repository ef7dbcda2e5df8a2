package com.arisgourmet.defaults.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts signing keys at rest: AES-256-GCM (JWE {@code dir}, RFC 7518 section 4.5) under the key-encryption key of
 * {@code ARIS_KEY_ENCRYPTION_KEY}. Other keys are derived from it. There is no default: without one the service does not
 * start.
 */
public final class KeyEncryption {
    private static final int KEY_BYTES = 32;
    private static final String PRF = "HmacSHA256";

    private final byte[] key;

    /**
     * @param base64 32 bytes
     * @throws IllegalStateException if it is absent or not 32 bytes
     */
    public KeyEncryption(@Nullable String base64) {
        this.key = decode(base64);
    }

    private static byte[] decode(@Nullable String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new IllegalStateException(
                    "ARIS_KEY_ENCRYPTION_KEY is not set: make one with `openssl rand -base64 32`");
        }
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "ARIS_KEY_ENCRYPTION_KEY must be 32 bytes in base64, it has " + bytes.length);
        }
        return bytes;
    }

    /**
     * A key for another purpose: HMAC-SHA256 of the purpose under the key-encryption key (a PRF, as NIST SP 800-108 derives
     * keys). Whoever knows it knows nothing of the others.
     *
     * @return 32 bytes
     */
    public byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(PRF);
            mac.init(new SecretKeySpec(key, PRF));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + PRF, e);
        }
    }

    String encrypt(ECKey signingKey) {
        try {
            JWEObject sealed = new JWEObject(
                    new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(signingKey.toJSONString()));
            sealed.encrypt(new DirectEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot be encrypted", e);
        }
    }

    /** A stored signing key was encrypted under another key-encryption key than this service was given. */
    static final class WrongKeyException extends IllegalStateException {
        WrongKeyException(Throwable cause) {
            super("the stored signing keys were encrypted with another ARIS_KEY_ENCRYPTION_KEY", cause);
        }
    }

    ECKey decrypt(String sealed) {
        try {
            JWEObject jwe = JWEObject.parse(sealed);
            jwe.decrypt(new DirectDecrypter(key));
            return ECKey.parse(jwe.getPayload().toString());
        } catch (JOSEException | ParseException e) {
            throw new WrongKeyException(e);
        }
    }
}
