package com.arisgourmet.e2e;

import static org.awaitility.Awaitility.await;

import com.arisgourmet.testsupport.http.OpenApiDocument;
import com.arisgourmet.testsupport.http.Traffic;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds traffic, the tests' own and the browsers', against the document at {@code /api/v1/openapi.json}. */
final class OpenApiCheck {
    private static final String API = "/api/v1/";
    private static final String DOCUMENT = "/api/v1/openapi.json";

    private OpenApiCheck() {}

    static void check(HttpRequest request, String body, HttpResponse<String> response) {
        check(new Traffic(
                request.method(),
                request.uri(),
                request.headers().map(),
                body,
                response.statusCode(),
                response.headers().map(),
                response.body()));
    }

    static void check(Request request, APIResponse response) {
        check(new Traffic(
                request.method(),
                URI.create(request.url()),
                multi(request.headers()),
                Optional.ofNullable(request.postData()).orElse(""),
                response.status(),
                multi(response.headers()),
                response.text()));
    }

    private static void check(Traffic traffic) {
        String path = traffic.uri().getPath();
        if (path.startsWith(API) && !path.equals(DOCUMENT)) {
            Holder.DOCUMENT.check(traffic);
        }
    }

    private static Map<String, List<String>> multi(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    }

    /** The services describe themselves at the first request for it, which a busy machine may keep waiting. */
    private static String document() {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> Api.anonymous().get(DOCUMENT), answer -> answer.status() == 200)
                .raw()
                .body();
    }

    private static final class Holder {
        static final OpenApiDocument DOCUMENT = new OpenApiDocument(document());
    }
}
