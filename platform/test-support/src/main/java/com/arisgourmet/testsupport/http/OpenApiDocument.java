package com.arisgourmet.testsupport.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import java.util.Arrays;

/**
 * An OpenAPI document that traffic is held against: the route must be in it and the answer must be as it says. A request that
 * was refused may be as wrong as it likes; one that was accepted may not, but for a body that nobody asked for.
 */
public final class OpenApiDocument {
    /** Named by whoever tries to reach another restaurant. It is ignored wherever it stands, and so described nowhere. */
    private static final String TENANT = "restaurantId";

    private final OpenApiInteractionValidator accepted;
    private final OpenApiInteractionValidator refused;

    public OpenApiDocument(String json) {
        accepted = validator(json, ValidationReport.Level.ERROR);
        refused = validator(json, ValidationReport.Level.IGNORE);
    }

    /** @throws AssertionError if the document does not describe it */
    public void check(Traffic traffic) {
        if (traffic.isOfNoRoute()) {
            return;
        }
        ValidationReport report =
                (traffic.wasAccepted() ? accepted : refused).validate(request(traffic), response(traffic));
        if (report.hasErrors()) {
            throw new AssertionError("%s is not what the OpenAPI document says:%n%s%n%s%n%s"
                    .formatted(
                            traffic,
                            SimpleValidationReportFormat.getInstance().apply(report),
                            traffic.requestBody(),
                            traffic.responseBody()));
        }
    }

    private static OpenApiInteractionValidator validator(String json, ValidationReport.Level ofRequests) {
        return OpenApiInteractionValidator.createForInlineApiSpecification(OpenApi30.of(json))
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request", ofRequests)
                        .withLevel("validation.request.path.missing", ValidationReport.Level.ERROR)
                        .withLevel("validation.request.operation.notAllowed", ValidationReport.Level.IGNORE)
                        .withLevel("validation.request.body.unexpected", ValidationReport.Level.IGNORE)
                        .withLevel(
                                "validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    private static SimpleRequest request(Traffic traffic) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(
                Request.Method.valueOf(traffic.method()), traffic.uri().getPath());
        traffic.requestHeaders().forEach(builder::withHeader);
        String query = traffic.uri().getQuery();
        if (query != null) {
            Arrays.stream(query.split("&"))
                    .map(parameter -> parameter.split("=", 2))
                    .filter(parameter -> !parameter[0].equals(TENANT))
                    .forEach(parameter -> builder.withQueryParam(parameter[0], parameter[1]));
        }
        return (traffic.requestBody().isEmpty() ? builder : builder.withBody(traffic.requestBody())).build();
    }

    private static SimpleResponse response(Traffic traffic) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(traffic.status());
        traffic.responseHeaders().forEach(builder::withHeader);
        return (traffic.responseBody().isEmpty() ? builder : builder.withBody(traffic.responseBody())).build();
    }
}
