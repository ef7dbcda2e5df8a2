package com.arisgourmet.testsupport.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** That what a service has for other services is theirs alone, and that their tokens open nothing else. */
public final class InternalRoutes {
    private static final String REFUSED = "401 " + MediaType.APPLICATION_PROBLEM_JSON;

    private final WebTestClient http;
    private final String service;

    /** @param service its name, for which tokens are made */
    public InternalRoutes(WebTestClient http, String service) {
        this.http = http;
        this.service = service;
    }

    /** @throws AssertionError unless a good token gets a 200, and none, a bad one or a user's a 401 */
    public void areForServicesAlone(HttpMethod method, String path) {
        refuseOthers(method, path);
        assertThat(answer(method, path, TestServiceTokens.ofThisRun().good("another-service", service)))
                .as("a service's token to %s", path)
                .startsWith("200 ");
    }

    /** @throws AssertionError unless no token, a bad one and a user's get a 401, however the path is written */
    public void refuseOthers(HttpMethod method, String path) {
        Map<String, String> bad =
                new LinkedHashMap<>(TestServiceTokens.ofThisRun().invalid(service));
        bad.put("nobody", "");
        bad.put("a user's", TestTokens.staff(UUID.randomUUID(), "restaurant:manage"));
        SoftAssertions all = new SoftAssertions();
        for (String written : List.of(
                path,
                path.replace("/internal/", "/%69nternal/"),
                path.replace("/internal/", "/internal;a=b/"),
                "/internal/nothing")) {
            bad.forEach((what, token) -> all.assertThat(answer(method, written, token))
                    .as("%s to %s", what, written)
                    .isEqualTo(REFUSED));
        }
        all.assertAll();
    }

    /** @throws AssertionError unless a user's route answers 401 to each token that is a service's, whatever it claims */
    public void tokensOpenNothingOfUsers(HttpMethod method, String path, String... permissions) {
        SoftAssertions all = new SoftAssertions();
        TestServiceTokens.ofThisRun()
                .pretendingToBeUsers(service, UUID.randomUUID(), permissions)
                .forEach((what, token) -> all.assertThat(answer(method, path, token))
                        .as("%s to %s", what, path)
                        .isEqualTo(REFUSED));
        all.assertAll();
    }

    /** @return its status and media type */
    private String answer(HttpMethod method, String path, String token) {
        var answer = http.method(method)
                .uri(builder -> builder.build().resolve(path))
                .accept(MediaType.ALL)
                .headers(headers -> {
                    if (!token.isEmpty()) {
                        headers.setBearerAuth(token);
                    }
                })
                .exchange()
                .returnResult(byte[].class);
        return answer.getStatus().value() + " " + answer.getResponseHeaders().getContentType();
    }
}
