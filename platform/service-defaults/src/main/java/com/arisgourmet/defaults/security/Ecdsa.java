package com.arisgourmet.defaults.security;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import java.security.Provider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who computes ES256: AWS-LC, through Amazon's provider, where its native library is there for the machine; it checks a
 * signature in a tenth of the JDK's time. Elsewhere the JDK. What is accepted is the same.
 */
public final class Ecdsa {
    private static final Logger log = LoggerFactory.getLogger(Ecdsa.class);
    private static final @Nullable Provider PROVIDER = provider();

    private Ecdsa() {}

    /** @throws JOSEException if the key has no private part */
    public static JWSSigner signer(ECKey key) throws JOSEException {
        ECDSASigner signer = new ECDSASigner(key);
        signer.getJCAContext().setProvider(PROVIDER);
        return signer;
    }

    static JWSVerifierFactory verifiers() {
        var verifiers = new DefaultJWSVerifierFactory();
        verifiers.getJCAContext().setProvider(PROVIDER);
        return verifiers;
    }

    /** @return null: the JDK's own */
    private static @Nullable Provider provider() {
        Throwable missing = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (missing != null) {
            log.warn(
                    "AWS-LC cannot be loaded, the JDK checks signatures instead, at a tenth of the rate: {}",
                    missing.toString());
            return null;
        }
        return AmazonCorrettoCryptoProvider.INSTANCE;
    }
}
