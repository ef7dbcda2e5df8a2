package com.arisgourmet.gateway;

import com.arisgourmet.defaults.security.Revocations;
import com.arisgourmet.defaults.security.TokenIssuer;
import com.arisgourmet.defaults.security.TokenVerifier;
import com.arisgourmet.testsupport.http.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tokens of this run, which the gateway under test accepts although the services that sign them stand in or are away. */
@TestConfiguration(proxyBeanMethods = false)
public class Fleet {
    @Bean
    TokenVerifier testTokens(Revocations revocations) {
        var issuers = List.of(
                TokenIssuer.remote(TokenIssuer.AUTH, TestTokens.url() + "/.well-known/jwks.json"),
                TokenIssuer.remote(TokenIssuer.TABLE, TestTokens.url() + "/.well-known/guest-jwks.json"));
        return new TokenVerifier(issuers, revocations);
    }

    /**
     * What a test does not look at is read all the same: left in its connection, it would pass for a leak of whichever test runs when
     * that closes.
     */
    @Bean
    WebTestClientBuilderCustomizer answersAreReadWhole() {
        return client -> client.filter((request, next) -> next.exchange(request).flatMap(Fleet::whole));
    }

    private static Mono<ClientResponse> whole(ClientResponse answer) {
        boolean endless = answer.headers()
                .contentType()
                .filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
                .isPresent();
        return endless
                ? Mono.just(answer)
                : DataBufferUtils.join(answer.body(BodyExtractors.toDataBuffers()))
                        .map(Flux::just)
                        .defaultIfEmpty(Flux.empty())
                        .map(body -> answer.mutate().body(unread -> body).build());
    }

    public static String staff(UUID restaurant, String role, Duration life, String... permissions) {
        return staffMember(UUID.randomUUID(), restaurant, role, life, permissions);
    }

    public static String staffMember(UUID member, UUID restaurant, String role, Duration life, String... permissions) {
        return TestTokens.staffWith(
                restaurant,
                claims -> claims.subject(member.toString())
                        .claim("role", role)
                        .expirationTime(Date.from(Instant.now().plus(life))),
                permissions);
    }

    public static String guest(UUID restaurant, UUID session) {
        return TestTokens.guest(restaurant, session, UUID.randomUUID());
    }
}
