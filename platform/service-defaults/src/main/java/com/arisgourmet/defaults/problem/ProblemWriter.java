package com.arisgourmet.defaults.problem;

import com.arisgourmet.defaults.tracing.CurrentSpan;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where a failed request becomes a response. Every answer is problem+json; only what is our own fault
 * (5xx) is logged as an error, with the cause that the client is not shown.
 */
@Order(-2)
public final class ProblemWriter implements WebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private static final Locale SPANISH = Locale.of("es");

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        return Mono.deferContextual(context -> write(exchange, failure, CurrentSpan.traceId(context)));
    }

    private Mono<Void> write(ServerWebExchange exchange, Throwable failure, @Nullable String traceId) {
        ProblemException problem = Problems.of(failure);
        int status = problem.type().status();
        log(exchange, failure, status, traceId);
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        response.getHeaders().setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        response.getHeaders().setCacheControl("no-store");
        if (status == 401) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())));
        } else if (status == 503) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        }
        byte[] body = json.writeValueAsBytes(document(exchange, problem, traceId));
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private Problem document(ServerWebExchange exchange, ProblemException problem, @Nullable String traceId) {
        Locale locale = language(exchange.getRequest().getHeaders());
        return new Problem(
                problem.type().uri(),
                problem.type().title(locale),
                problem.type().status(),
                String.valueOf(problem.getMessage()),
                exchange.getRequest().getPath().value(),
                traceId,
                problem.errors());
    }

    /** Spanish too if the client's wish cannot be read: the answer to a bad request is no place to fail. */
    private static Locale language(HttpHeaders headers) {
        try {
            return headers.getAcceptLanguageAsLocales().stream().findFirst().orElse(SPANISH);
        } catch (IllegalArgumentException unreadable) {
            return SPANISH;
        }
    }

    private static void log(ServerWebExchange exchange, Throwable failure, int status, @Nullable String traceId) {
        var request = exchange.getRequest();
        if (status == 500 && DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.debug("{} {}: the client hung up, trace {}", request.getMethod(), request.getPath(), traceId);
        } else if (status == 500) {
            log.error("{} {} failed, trace {}", request.getMethod(), request.getPath(), traceId, failure);
        } else if (status > 500 && !isMeant(failure)) {
            log.warn("{} {}, trace {}: {}", request.getMethod(), request.getPath(), traceId, failure.toString());
        }
    }

    /** Whoever is told when to come back was turned away on purpose; thousands of them are counted, not logged. */
    private static boolean isMeant(Throwable failure) {
        return failure instanceof ProblemException problem && problem.retryAfter() != null;
    }
}
