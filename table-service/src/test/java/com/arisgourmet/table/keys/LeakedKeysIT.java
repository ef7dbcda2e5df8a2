package com.arisgourmet.table.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.defaults.security.Revocation;
import com.arisgourmet.defaults.security.RevocationFeed;
import com.arisgourmet.table.TableServiceTestBase;
import com.arisgourmet.testsupport.http.InternalRoutes;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;

class LeakedKeysIT extends TableServiceTestBase {
    @Value("${local.server.port}")
    private int port;

    @Value("${local.management.port}")
    private int managementPort;

    @Test
    void afterALeakGuestsOfTheOldKeyAreRefusedAndEveryServiceIsTold() throws ParseException {
        String table = addTable("M1");
        String seated = body(scan(text(table, "$.qrUrl")).expectStatus().isCreated());
        String stolen = text(seated, "$.token.access_token");
        String session = "/api/v1/table-sessions/" + text(seated, "$.session.id");
        get(stolen, session).expectStatus().isOk();
        UUID kid = UUID.fromString(SignedJWT.parse(stolen).getHeader().getKeyID());
        List<Revocation> heard = new CopyOnWriteArrayList<>();
        Disposable listening = listen(heard);
        try {
            http.post()
                    .uri("http://127.0.0.1:" + managementPort + "/actuator/keys")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"compromised\": true}")
                    .exchange()
                    .expectStatus()
                    .isOk();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(heard)
                        .anyMatch(one ->
                                one instanceof Revocation.Key key && key.kid().equals(kid));
                assertThat(status(stolen, session)).isEqualTo(401);
            });
        } finally {
            listening.dispose();
        }
        assertThat(heard).allSatisfy(one -> assertThat(one.until())
                .as("until nobody trusts a fetched key")
                .isAfter(Instant.now().plus(Duration.ofHours(4))));
        String again = body(scan(text(table, "$.qrUrl")).expectStatus().isOk());
        get(text(again, "$.token.access_token"), session).expectStatus().isOk();
    }

    @Test
    void nobodyButAServiceMayListen() {
        new InternalRoutes(http, "table-service").refuseOthers(HttpMethod.GET, RevocationFeed.PATH);
    }

    private Disposable listen(List<Revocation> heard) {
        return WebClient.create("http://127.0.0.1:" + port)
                .get()
                .uri(RevocationFeed.PATH)
                .headers(it -> it.setBearerAuth(TestServiceTokens.ofThisRun().good("order-service", "table-service")))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .retrieve()
                .bodyToFlux(Revocation.class)
                .subscribe(heard::add);
    }

    /** For what is awaited: an assertion of {@link #get} that fails logs an error. */
    private int status(String token, String path) {
        return get(token, path).returnResult(Void.class).getStatus().value();
    }
}
