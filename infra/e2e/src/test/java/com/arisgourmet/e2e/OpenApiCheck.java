package com.arisgourmet.e2e;

import static org.awaitility.Awaitility.await;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

/**
 * Checks traffic against the document at {@code /api/v1/openapi.json}: the route must be in it, and the answer must be as it
 * says. A request that was refused with 4xx may be as wrong as it likes; one that was accepted may not.
 */
final class OpenApiCheck {
    private OpenApiCheck() {}

    static void check(HttpRequest request, String body, HttpResponse<String> response) {
        if (!request.uri().getPath().startsWith("/api/v1/")
                || request.uri().getPath().endsWith("openapi.json")) {
            return;
        }
        if (response.statusCode() == 404 && !isDescribed(response)) {
            return;
        }
        ValidationReport report = Holder.VALIDATOR.validate(request(request, body), response(response));
        if (report.hasErrors()) {
            throw new AssertionError("%s %s → %d is not what the OpenAPI document says:%n%s%n%s"
                    .formatted(
                            request.method(),
                            request.uri(),
                            response.statusCode(),
                            SimpleValidationReportFormat.getInstance().apply(report),
                            response.body()));
        }
    }

    /** A 404 of a route that does not exist is right without a description. */
    private static boolean isDescribed(HttpResponse<String> response) {
        return !response.body().contains("There is no such page.");
    }

    private static SimpleRequest request(HttpRequest request, String body) {
        URI uri = request.uri();
        SimpleRequest.Builder builder =
                new SimpleRequest.Builder(Request.Method.valueOf(request.method()), uri.getPath());
        request.headers().map().forEach(builder::withHeader);
        if (uri.getQuery() != null) {
            Arrays.stream(uri.getQuery().split("&"))
                    .map(parameter -> parameter.split("=", 2))
                    .forEach(parameter -> builder.withQueryParam(parameter[0], parameter[1]));
        }
        return (body.isEmpty() ? builder : builder.withBody(body)).build();
    }

    private static SimpleResponse response(HttpResponse<String> response) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(response.statusCode());
        response.headers().map().forEach(builder::withHeader);
        return builder.withBody(response.body()).build();
    }

    /** The services describe themselves at the first request for it, which a busy machine may keep waiting. */
    private static String document() {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> Api.anonymous().get("/api/v1/openapi.json"), answer -> answer.status() == 200)
                .raw()
                .body();
    }

    private static final class Holder {
        static final OpenApiInteractionValidator VALIDATOR =
                OpenApiInteractionValidator.createForInlineApiSpecification(document())
                        .withLevelResolver(LevelResolver.create()
                                .withLevel("validation.request", ValidationReport.Level.IGNORE)
                                .withLevel("validation.request.path.missing", ValidationReport.Level.ERROR)
                                .withLevel(
                                        "validation.response.body.schema.additionalProperties",
                                        ValidationReport.Level.IGNORE)
                                .build())
                        .build();
    }
}
