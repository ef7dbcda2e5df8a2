package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.gateway.Backends;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/**
 * Tells order-service, which keeps the timer, what a kitchen screen has drawn; with the screen's own token, so that it can
 * confirm nothing it could not confirm itself. Told once: a screen says it again until the order says that it is received.
 */
@Component
final class KitchenReceipts {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final WebClient http;
    private final Backends backends;

    KitchenReceipts(WebClient.Builder http, Backends backends) {
        this.http = http.build();
        this.backends = backends;
    }

    /** Errors with the problem to tell the screen. */
    Mono<Void> confirm(Caller caller, ClientFrame.Ack drawn) {
        return http.post()
                .uri(backends.orderUrl() + "/api/v1/orders/{id}/kitchen-receipts", drawn.orderId())
                .headers(headers -> headers.setBearerAuth(caller.token()))
                .bodyValue(body(drawn.version(), drawn.station()))
                .retrieve()
                .toBodilessEntity()
                .timeout(ANSWER)
                .onErrorMap(KitchenReceipts::translated)
                .then();
    }

    private static Map<String, Object> body(long version, @Nullable String station) {
        Map<String, Object> body = new HashMap<>(Map.of("version", version));
        if (station != null) {
            body.put("station", station);
        }
        return body;
    }

    private static ProblemException translated(Throwable failure) {
        HttpStatusCode status =
                failure instanceof WebClientResponseException answered ? answered.getStatusCode() : null;
        return switch (status == null ? 0 : status.value()) {
            case 404 -> ProblemException.notFound("order");
            case 400, 409 -> new ProblemException(ProblemType.CONFLICT, "The order has no such ticket.");
            default ->
                new ProblemException(ProblemType.UNAVAILABLE, "The ticket could not be confirmed; say it again.");
        };
    }
}
