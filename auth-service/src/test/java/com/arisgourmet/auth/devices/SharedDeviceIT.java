package com.arisgourmet.auth.devices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.defaults.persistence.Ids;
import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jwt.SignedJWT;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

class SharedDeviceIT extends DeviceTestBase {
    private static final String LUIS = "luis@example.com";

    @Autowired
    private DatabaseClient database;

    @Test
    void waitersSwitchOnAPairedTabletAndGetShortTokensWithoutARefreshToken() throws Exception {
        String luis = hire(owner, LUIS, "waiter");
        choosePin(text(body(logIn(slug, LUIS, PASSWORD)), "$.access_token"), PIN)
                .expectStatus()
                .isNoContent();
        choosePin(owner, "9631").expectStatus().isNoContent();
        String tablet = pair(addDevice());

        List<String> names = JsonPath.read(body(staffOf(tablet).expectStatus().isOk()), "$.staff[*].name");
        assertThat(names).containsExactlyInAnyOrder("Ana", "Luis");
        String answer = body(type(tablet, luis, PIN).expectStatus().isOk());

        assertThat(answer).doesNotContain("refresh");
        var claims = SignedJWT.parse(text(answer, "$.access_token")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(luis);
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isLessThanOrEqualTo(600_000);
        get("/api/v1/auth/me", text(answer, "$.access_token")).expectStatus().isOk();
        String asOwner =
                text(body(type(tablet, subjectOf(owner), "9631").expectStatus().isOk()), "$.access_token");
        get("/api/v1/staff", asOwner).expectStatus().isForbidden();
        assertThat(events()).containsSubsequence("device.added", "device.paired", "pin.accepted", "pin.accepted");
    }

    @Test
    void aPinsHashOfAnotherCostIsMadeAnewWhenThePinIsTyped() {
        choosePin(owner, PIN).expectStatus().isNoContent();
        String tablet = pair(addDevice());
        pinOfOwner("update staff set pin_hash=:hash where id=:id")
                .bind("hash", Argon2Factory.create(Argon2Types.ARGON2id).hash(1, 8_192, 1, PIN.getBytes(UTF_8)))
                .fetch()
                .rowsUpdated()
                .block();

        type(tablet, subjectOf(owner), PIN).expectStatus().isOk();

        assertThat(pinOfOwner("select pin_hash from staff where id=:id")
                        .mapValue(String.class)
                        .one()
                        .block())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        type(tablet, subjectOf(owner), PIN).expectStatus().isOk();
    }

    private DatabaseClient.GenericExecuteSpec pinOfOwner(String sql) {
        return database.sql(sql).bind("id", Ids.bytes(UUID.fromString(subjectOf(owner))));
    }

    @Test
    void aPairingCodeIsGoodOnceAndOnlyAHashOfItIsKept() {
        String code = addDevice();
        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> post("/api/v1/devices/pair", "{\"code\": \"%s\"}".formatted(code.toLowerCase()))
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .toList();
        assertThat(answers).containsOnly(200, 422).containsOnlyOnce(200);
        assertThat(database.sql("select count(*) from idempotency where body like :code")
                        .bind("code", "%" + code + "%")
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isZero();
    }

    @Test
    void aRepeatedRequestIsToldTheSameCode() {
        String first = body(addDevice("same").expectStatus().isCreated());
        String again = body(addDevice("same").expectStatus().isCreated());
        assertThat(again).isEqualTo(first);
    }

    @Test
    void aRemovedDeviceIsOutWithinASecondAndSoIsWhoeverUsedIt() {
        choosePin(owner, PIN).expectStatus().isNoContent();
        String tablet = pair(addDevice());
        String token = text(body(type(tablet, subjectOf(owner), PIN)), "$.access_token");
        String id = text(body(get("/api/v1/devices", owner)), "$.items[0].id");

        remove(owner, id).expectStatus().isNoContent();

        staffOf(tablet).expectStatus().isUnauthorized();
        type(tablet, subjectOf(owner), PIN).expectStatus().isUnauthorized();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(status("/api/v1/auth/me", token))
                .isEqualTo(401));
        get("/api/v1/auth/me", owner).expectStatus().isOk();
        remove(owner, id).expectStatus().isNotFound();
    }

    @Test
    void aWebTabletHasItsCredentialInACookieOnly() {
        choosePin(owner, PIN).expectStatus().isNoContent();
        var paired = http.post()
                .uri("/api/v1/devices/pair")
                .header("X-Client", "web")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"code\": \"%s\"}".formatted(addDevice()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectCookie()
                .httpOnly("aris_device", true)
                .expectBody()
                .jsonPath("$.device_credential")
                .doesNotExist()
                .returnResult();
        var cookie = Objects.requireNonNull(paired.getResponseCookies().getFirst("aris_device"));
        http.post()
                .uri("/api/v1/auth/pin")
                .cookie("aris_device", cookie.getValue())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(signIn(subjectOf(owner), PIN))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private WebTestClient.ResponseSpec remove(String token, String id) {
        return http.delete()
                .uri("/api/v1/devices/" + id)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }
}
