package com.arisgourmet.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.AuthServiceTestBase;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** Most attempts are made at the counters themselves: behind each would be a hash. */
class ThrottleIT extends AuthServiceTestBase {
    private final String address = UUID.randomUUID().toString();

    @Autowired
    private Throttle throttle;

    @Test
    void twoHundredPeopleBehindOneAddressSignInAndGuessingAtAllTheirAccountsEndsThere() {
        for (int person = 0; person < 200; person++) {
            assertThat(refusal(slug, "person" + person)).isEmpty();
        }
        assertThat(refusal(slug, "person200")).isPresent();
        assertThat(refusal("another-" + slug, "person200"))
                .as("of another restaurant behind the address")
                .isEmpty();
    }

    @Test
    void onePersonsGuessesKeepNobodyElseBehindTheAddressOut() {
        for (int guess = 0; guess < 10; guess++) {
            assertThat(refusal(slug, "luis")).isEmpty();
        }
        assertThat(refusal(slug, "luis")).isPresent();
        assertThat(refusal(slug, "eva")).isEmpty();
    }

    /**
     * What anybody may send without an account.
     *
     * @param most how often in a window
     * @param status without which it is not looked at
     */
    private record Open(
            String path, String json, int status, int most, BiFunction<Throttle, String, Mono<Void>> counter) {
        @Override
        public String toString() {
            return path;
        }
    }

    private static Stream<Open> open() {
        String registration = registration("SLUG", "COP", "America/Bogota", "es-CO", OWNER, PASSWORD);
        String token = "{\"token\": \"no-such-token\", \"password\": \"%s\"}".formatted(PASSWORD);
        return Stream.of(
                new Open("/api/v1/restaurants", registration, 409, 120, Throttle::registration),
                new Open("/api/v1/staff/invitations/accept", token, 422, 120, Throttle::mailedToken),
                new Open("/api/v1/auth/password/reset", token, 422, 120, Throttle::mailedToken),
                new Open("/api/v1/devices/pair", "{\"code\": \"no-such-code\"}", 422, 20, Throttle::pairing));
    }

    @ParameterizedTest
    @MethodSource("open")
    void whatNeedsNoAccountIsThrottledForTheAddressThatSendsItAlone(Open open) {
        for (int before = 1; before < open.most(); before++) {
            open.counter().apply(throttle, address).block();
        }
        send(open, address).expectStatus().isEqualTo(open.status());
        send(open, address).expectStatus().isEqualTo(429).expectHeader().exists("Retry-After");
        send(open, "another-" + address).expectStatus().isEqualTo(open.status());
    }

    private WebTestClient.ResponseSpec send(Open open, String from) {
        return http.post()
                .uri(open.path())
                .header("X-Forwarded-For", from)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(open.json().replace("SLUG", slug))
                .exchange();
    }

    private Optional<Throttle.Refusal> refusal(String restaurant, String email) {
        return throttle.signIn(restaurant, email, address).blockOptional();
    }
}
