package com.arisgourmet.defaults.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

class EcdsaTest {
    private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);

    private final ECKey key = new ECKeyGenerator(Curve.P_256).generate();

    EcdsaTest() throws JOSEException {}

    @Test
    void theJdkAcceptsWhatIsSignedHere() throws JOSEException {
        assertThat(signed(Ecdsa.signer(key)).verify(new ECDSAVerifier(key))).isTrue();
    }

    @Test
    void whatTheJdkSignsIsAcceptedHereAndNothingElse() throws JOSEException {
        JWSVerifier verifier = Ecdsa.verifiers().createJWSVerifier(ES256, key.toECPublicKey());
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();

        assertThat(signed(new ECDSASigner(key)).verify(verifier)).isTrue();
        assertThat(signed(new ECDSASigner(other)).verify(verifier)).isFalse();
    }

    @Test
    @EnabledOnOs(LINUX)
    void theNativeLibraryIsThere() {
        assertThat(Ecdsa.verifiers().getJCAContext().getProvider()).isNotNull();
    }

    private static JWSObject signed(JWSSigner signer) throws JOSEException {
        JWSObject object = new JWSObject(ES256, new Payload("an order"));
        object.sign(signer);
        return object;
    }
}
