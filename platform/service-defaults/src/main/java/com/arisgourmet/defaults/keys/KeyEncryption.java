package com.arisgourmet.defaults.keys;

import com.arisgourmet.defaults.security.InstallationSecret;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts signing keys at rest: AES-256-GCM (JWE {@code dir}, RFC 7518 section 4.5) under the key-encryption key of
 * {@code ARIS_KEY_ENCRYPTION_KEY}. Other keys are derived from it. There is no default: without one the service does not
 * start. While it is changed there is a second one, {@code ARIS_KEY_ENCRYPTION_KEY_OTHER}: it opens what was made with it, and
 * nothing new is made with it.
 */
public final class KeyEncryption {
    private final InstallationSecret secret;
    private final @Nullable InstallationSecret other;

    /**
     * @param base64 32 bytes
     * @param otherBase64 32 bytes; absent or blank if there is no other
     * @throws IllegalStateException if the first is absent, or either is not 32 bytes
     */
    public KeyEncryption(@Nullable String base64, @Nullable String otherBase64) {
        this.secret = InstallationSecret.of("ARIS_KEY_ENCRYPTION_KEY", base64);
        this.other = otherBase64 == null || otherBase64.isBlank()
                ? null
                : InstallationSecret.of("ARIS_KEY_ENCRYPTION_KEY_OTHER", otherBase64);
    }

    /** @return 32 bytes, see {@link InstallationSecret#derived}; for what is made now */
    public byte[] derived(String purpose) {
        return secret.derived(purpose);
    }

    /** @return the same, and that under the other key if there is one; for what may have been made before */
    public List<byte[]> anyDerived(String purpose) {
        return other == null ? List.of(derived(purpose)) : List.of(derived(purpose), other.derived(purpose));
    }

    /**
     * A signing key that was encrypted.
     *
     * @param current whether under the key-encryption key itself, not under the other
     */
    record Opened(ECKey pair, boolean current) {
        @Override
        public String toString() {
            return "Opened[…]";
        }
    }

    String encrypt(ECKey signingKey) {
        try {
            JWEObject sealed = new JWEObject(
                    new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(signingKey.toJSONString()));
            sealed.encrypt(new DirectEncrypter(secret.bytes()));
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

    Opened decrypt(String sealed) {
        try {
            return new Opened(decrypt(sealed, secret), true);
        } catch (JOSEException | ParseException notThisOne) {
            return new Opened(decryptWithOther(sealed, notThisOne), false);
        }
    }

    private ECKey decryptWithOther(String sealed, Exception notTheFirst) {
        if (other == null) {
            throw new WrongKeyException(notTheFirst);
        }
        try {
            return decrypt(sealed, other);
        } catch (JOSEException | ParseException e) {
            throw new WrongKeyException(e);
        }
    }

    private static ECKey decrypt(String sealed, InstallationSecret secret) throws JOSEException, ParseException {
        JWEObject jwe = JWEObject.parse(sealed);
        jwe.decrypt(new DirectDecrypter(secret.bytes()));
        return ECKey.parse(jwe.getPayload().toString());
    }
}
