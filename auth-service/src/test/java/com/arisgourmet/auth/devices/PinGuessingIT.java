package com.arisgourmet.auth.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.MovableClock;
import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.auth.passwords.Passwords;
import com.arisgourmet.auth.tokens.Accounts;
import com.arisgourmet.auth.tokens.domain.Account;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PinGuessingIT extends DeviceTestBase {
    @Autowired
    private Devices devices;

    @Autowired
    private DeviceSecrets secrets;

    @Autowired
    private Pins pins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Transactions transactions;

    @Test
    void aPinIsWorthNothingWithoutAPairedDeviceOfItsRestaurant() {
        choosePin(owner, PIN).expectStatus().isNoContent();
        String subject = subjectOf(owner);
        type("no-such-credential", subject, PIN).expectStatus().isUnauthorized();
        post("/api/v1/auth/pin", signIn(subject, PIN)).expectStatus().isUnauthorized();
        registerRestaurant();
        owner = ownerToken();
        type(pair(addDevice()), subject, PIN).expectStatus().isUnauthorized();
    }

    @Test
    void anObviousPinAndAWrongPasswordAreRefused() {
        choosePin(owner, "1234").expectStatus().isEqualTo(422);
        choosePin(owner, "123").expectStatus().isBadRequest();
        http.put()
                .uri("/api/v1/auth/me/pin")
                .headers(headers -> headers.setBearerAuth(owner))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"currentPassword\": \"not this one\", \"pin\": \"%s\"}".formatted(PIN))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void guessingIsSlowedMoreAndMoreAndAfterTwentyFailuresThePinIsGone() {
        choosePin(owner, PIN).expectStatus().isNoContent();
        Device device = device(pair(addDevice()));
        var clock = new MovableClock(Clock.systemUTC().instant());
        var guessing = new SwitchByPin(pins, passwords, accounts, audit, transactions, clock);
        UUID subject = UUID.fromString(subjectOf(owner));

        Duration waited = Duration.ZERO;
        for (int guess = 0; guess < 20; guess++) {
            Duration wait = refusalOf(guessing, device, subject).orElse(Duration.ZERO);
            waited = waited.plus(wait);
            clock.pass(wait);
            if (!wait.isZero()) {
                assertThat(refusalOf(guessing, device, subject)).isEmpty();
            }
        }

        assertThat(waited).isGreaterThan(Duration.ofHours(2));
        clock.pass(Duration.ofDays(1));
        assertThat(guessing.run(device, subject, PIN).blockOptional()).isEmpty();
        assertThat(events()).filteredOn("pin.refused"::equals).hasSize(21);
        assertThat(events()).filteredOn("pin.locked"::equals).hasSize(1);
    }

    @Test
    void ofManyGuessesAtOnceOnlyTheFreeOnesAreLookedAt() {
        choosePin(owner, PIN).expectStatus().isNoContent();
        Device device = device(pair(addDevice()));
        var guessing = new SwitchByPin(pins, passwords, accounts, audit, transactions, Clock.systemUTC());
        UUID subject = UUID.fromString(subjectOf(owner));
        var waiting = new AtomicInteger();

        Flux.range(0, 30)
                .flatMap(
                        i -> guessing.run(device, subject, WRONG).onErrorResume(ProblemException.class, problem -> {
                            waiting.incrementAndGet();
                            return Mono.empty();
                        }),
                        10)
                .blockLast();

        assertThat(waiting).hasValue(30 - 4);
        assertThat(events()).filteredOn("pin.refused"::equals).hasSize(4);
    }

    @Test
    void theRightPinForgetsTheFailuresBeforeIt() {
        choosePin(owner, PIN).expectStatus().isNoContent();
        String tablet = pair(addDevice());
        String subject = subjectOf(owner);
        for (int round = 0; round < 3; round++) {
            type(tablet, subject, WRONG).expectStatus().isUnauthorized();
            type(tablet, subject, WRONG).expectStatus().isUnauthorized();
            type(tablet, subject, PIN).expectStatus().isOk();
        }
    }

    @Test
    void guessingAtEverybodyIsSlowedByTheDevice() {
        String tablet = pair(addDevice());
        for (int guess = 0; guess < 11; guess++) {
            type(tablet, UUID.randomUUID().toString(), WRONG).expectStatus().isUnauthorized();
        }
        type(tablet, UUID.randomUUID().toString(), WRONG)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After");
    }

    /** @return how long to wait, if it was too early to be looked at */
    private static Optional<Duration> refusalOf(SwitchByPin guessing, Device device, UUID subject) {
        try {
            Optional<Account> account = guessing.run(device, subject, WRONG).blockOptional();
            assertThat(account).isEmpty();
            return Optional.empty();
        } catch (ProblemException problem) {
            assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
            return Optional.of(Objects.requireNonNull(problem.retryAfter()));
        }
    }

    private Device device(String credential) {
        return Objects.requireNonNull(devices.byCredential(
                        secrets.hashOfCredential(credential), Clock.systemUTC().instant())
                .block());
    }
}
