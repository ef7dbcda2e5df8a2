package com.arisgourmet.defaults.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** 32 random bytes an installation was given, and the keys derived from them. There is no default. */
public final class InstallationSecret {
    private static final int BYTES = 32;
    private static final String PRF = "HmacSHA256";

    private final byte[] secret;

    private InstallationSecret(byte[] secret) {
        this.secret = secret;
    }

    /**
     * @param variable what operators know it by
     * @param base64 32 bytes
     * @throws IllegalStateException if it is absent or not 32 bytes
     */
    public static InstallationSecret of(String variable, @Nullable String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new IllegalStateException(variable + " is not set: make one with `openssl rand -base64 32`");
        }
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != BYTES) {
            throw new IllegalStateException(
                    "%s must be %d bytes in base64, it has %d".formatted(variable, BYTES, bytes.length));
        }
        return new InstallationSecret(bytes);
    }

    /** @return the secret itself, a copy */
    public byte[] bytes() {
        return secret.clone();
    }

    /**
     * A key for one purpose: HMAC-SHA256 of the purpose under the secret (a PRF, as NIST SP 800-108 derives keys). Whoever
     * knows it knows nothing of the others.
     *
     * @return 32 bytes
     */
    public byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(PRF);
            mac.init(new SecretKeySpec(secret, PRF));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + PRF, e);
        }
    }
}
