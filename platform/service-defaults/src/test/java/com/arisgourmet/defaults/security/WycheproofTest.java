package com.arisgourmet.defaults.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.testsupport.SharedData;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases of Project Wycheproof, each with its own key, against the keys and algorithms our verifier admits. */
class WycheproofTest {
    private record Case(int id, String comment, boolean valid, String jws, JWK key, boolean isEs256) {}

    @Test
    void eachOfThe39Es256CasesGetsItsVerdict() throws ParseException {
        List<Case> cases = cases().stream().filter(Case::isEs256).toList();
        assertThat(cases).hasSize(39);
        assertThat(cases).filteredOn(Case::valid).hasSize(2);
        assertThat(cases)
                .allSatisfy(each -> assertThat(accepts(each, Ecdsa.verifiers())).isEqualTo(each.valid()));
        assertThat(cases).allSatisfy(each -> assertThat(accepts(each, new DefaultJWSVerifierFactory()))
                .as("by the JDK, where there is no native library")
                .isEqualTo(each.valid()));
    }

    @Test
    void everyOtherAlgorithmIsRefusedHoweverGoodItsSignature() throws ParseException {
        List<Case> cases = cases().stream().filter(each -> !each.isEs256()).toList();
        assertThat(cases).hasSize(362);
        assertThat(cases).filteredOn(Case::valid).isNotEmpty();
        assertThat(cases)
                .allSatisfy(each -> assertThat(accepts(each, Ecdsa.verifiers())).isFalse());
    }

    @Test
    void noCaseIsATokenOfOursThoughItsSignatureBeGood() throws ParseException {
        assertThat(cases()).allSatisfy(each -> {
            var keys = new ImmutableJWKSet<SecurityContext>(new JWKSet(each.key()));
            var verifier = new TokenVerifier(
                    List.of(new TokenIssuer(TokenIssuer.AUTH, keys)), new Revocations(Clock.systemUTC()));
            assertThat(verifier.verify(each.jws()).onErrorComplete().blockOptional())
                    .isEmpty();
        });
    }

    /** Our verifier without what Wycheproof's tokens lack: type and claims. */
    private static boolean accepts(Case each, JWSVerifierFactory verifiers) {
        var processor = new DefaultJOSEProcessor<>();
        processor.setJWSVerifierFactory(verifiers);
        processor.setJWSKeySelector(TokenIssuer.selector(new ImmutableJWKSet<>(new JWKSet(each.key()))));
        try {
            processor.process(JWSObject.parse(each.jws()), null);
            return true;
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException refused) {
            return false;
        }
    }

    private static List<Case> cases() throws ParseException {
        JsonNode file = JsonMapper.builder().build().readTree(SharedData.file("wycheproof-jws.json"));
        List<Case> cases = new ArrayList<>();
        for (JsonNode group : file.path("testGroups")) {
            JsonNode key = group.has("public") ? group.path("public") : group.path("private");
            JWK jwk = JWK.parse(key.toString());
            boolean isEs256 = key.path("alg").asString("").equals("ES256");
            group.path("tests")
                    .forEach(test -> cases.add(new Case(
                            test.path("tcId").asInt(),
                            test.path("comment").asString(""),
                            test.path("result").asString("").equals("valid"),
                            test.path("jws").isString()
                                    ? test.path("jws").asString("")
                                    : test.path("jws").toString(),
                            jwk,
                            isEs256)));
        }
        return cases;
    }
}
