package com.arisgourmet.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.AuthServiceTestBase;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sign-ins at the counters themselves: behind each would be a hash. */
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

    private Optional<Throttle.Refusal> refusal(String restaurant, String email) {
        return throttle.signIn(restaurant, email, address).blockOptional();
    }
}
