package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.gateway.Backends;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The present state of what a channel shows, asked from the services that own it with the client's own token, so that a
 * snapshot can show nothing the client could not read itself. Read in pages, each asked for when the client has taken the
 * one before. A service that is away is asked again for some ten seconds. However many clients want one at once, a service
 * is asked a few things at a time, and what waits is bounded: of more, each client is told when to come back.
 */
@Component
class Snapshots implements DisposableBean {
    private static final Duration RECENT = Duration.ofHours(12);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Retry PATIENCE = Retry.backoff(6, Duration.ofMillis(250))
            .maxBackoff(Duration.ofSeconds(3))
            .filter(Snapshots::mayPass)
            .onRetryExhaustedThrow((retry, signal) -> signal.failure());
    private static final int CONNECT_MILLIS = 1_000;
    private static final int PAGE = 50;
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private final ConnectionProvider few;
    private final WebClient http;
    private final Backends backends;
    private final JsonMapper json;
    private final Clock clock;

    Snapshots(WebClient.Builder http, Backends backends, JsonMapper json, Clock clock, StreamProperties limits) {
        this.few = ConnectionProvider.builder("snapshots")
                .maxConnections(limits.snapshotsAtATime())
                .pendingAcquireMaxCount(limits.snapshotsWaiting())
                .pendingAcquireTimeout(limits.snapshotTurn())
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
        HttpClient client = HttpClient.create(few).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        this.http = http.clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .build();
        this.backends = backends;
        this.json = json;
        this.clock = clock;
    }

    /** The last page says so; there is always one. */
    Flux<SnapshotPage> of(Subscription subscription) {
        Caller caller = subscription.caller();
        String orders = backends.orderUrl() + "/api/v1/orders?limit=" + PAGE;
        return switch (subscription.channel()) {
            case KITCHEN ->
                lists(orders + "&status=open", caller).map(page -> ordersOnly(page, subscription.station(), true));
            case ORDERS ->
                Flux.concat(
                        lists(orders + "&status=open", caller).map(page -> ordersOnly(page, null, false)),
                        lists(orders + "&from=" + clock.instant().minus(RECENT), caller)
                                .map(page -> ordersOnly(page, null, true)));
            case FLOOR ->
                Flux.concat(
                        floor(caller),
                        lists(orders + "&status=open", caller).map(page -> ordersOnly(page, null, true)));
            case SESSION -> session((Caller.Guest) caller, orders);
            case MENU -> Flux.just(new SnapshotPage(json.createObjectNode(), Map.of(), true));
        };
    }

    private Flux<SnapshotPage> session(Caller.Guest guest, String orders) {
        String own = guest.tableSessionId().toString();
        Mono<SnapshotPage> stay = get(backends.tableUrl() + "/api/v1/table-sessions/" + own, guest)
                .map(session -> page("session", session, versions("table-session", session), false));
        return Flux.concat(
                stay, lists(orders + "&tableSessionId=" + own, guest).map(page -> ordersOnly(page, null, true)));
    }

    private Mono<SnapshotPage> floor(Caller caller) {
        Mono<ArrayNode> tables = all(backends.tableUrl() + "/api/v1/tables?limit=" + PAGE, caller);
        Mono<ArrayNode> sessions =
                all(backends.tableUrl() + "/api/v1/table-sessions?status=open&limit=" + PAGE, caller);
        return Mono.zip(tables, sessions, (tableList, sessionList) -> {
            ObjectNode data = json.createObjectNode();
            data.set("tables", tableList);
            data.set("sessions", sessionList);
            Map<String, Long> versions = new HashMap<>();
            tableList.forEach(table -> versions.putAll(versions("table", table)));
            sessionList.forEach(session -> versions.putAll(versions("table-session", session)));
            return new SnapshotPage(data, versions, false);
        });
    }

    private SnapshotPage ordersOnly(JsonNode answer, @Nullable String station, boolean lastList) {
        ArrayNode orders = json.createArrayNode();
        Map<String, Long> versions = new HashMap<>();
        for (JsonNode order : answer.path("items")) {
            if (station == null || isFor(order, station)) {
                orders.add(order);
            }
            versions.putAll(versions("order", order));
        }
        return page("orders", orders, versions, lastList && next(answer) == null);
    }

    private static boolean isFor(JsonNode order, String station) {
        return order.path("items")
                .valueStream()
                .anyMatch(item -> station.equals(item.path("station").asString("")));
    }

    private SnapshotPage page(String name, JsonNode content, Map<String, Long> versions, boolean last) {
        ObjectNode data = json.createObjectNode();
        data.set(name, content);
        return new SnapshotPage(data, versions, last);
    }

    private static Map<String, Long> versions(String aggregate, JsonNode state) {
        return Map.of(
                aggregate + "/" + state.path("id").asString(""),
                state.path("version").asLong(0));
    }

    private Mono<ArrayNode> all(String url, Caller caller) {
        return lists(url, caller).collect(json::createArrayNode, (items, answer) -> answer.path("items")
                .forEach(items::add));
    }

    /** Pages of a list as its service answers them; the next is asked for when the last was taken. */
    private Flux<JsonNode> lists(String url, Caller caller) {
        return get(url, caller).flatMapMany(first -> {
            String cursor = next(first);
            Flux<JsonNode> rest = cursor == null ? Flux.empty() : Flux.defer(() -> following(url, cursor, caller));
            return Flux.concat(Mono.just(first), rest);
        });
    }

    private Flux<JsonNode> following(String url, String cursor, Caller caller) {
        String bare = url.replaceAll("&cursor=[^&]*", "");
        return lists(
                bare + "&cursor=" + java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8),
                caller);
    }

    private static @Nullable String next(JsonNode answer) {
        JsonNode cursor = answer.path("nextCursor");
        return cursor.isString() ? cursor.asString() : null;
    }

    private Mono<JsonNode> get(String url, Caller caller) {
        return http.get()
                .uri(java.net.URI.create(url))
                .headers(headers -> headers.setBearerAuth(caller.token()))
                .retrieve()
                .bodyToMono(JsonNode.class)
                .timeout(ANSWER)
                .onErrorMap(Snapshots::translated)
                .retryWhen(PATIENCE);
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof ProblemException problem
                && problem.type() == ProblemType.UNAVAILABLE
                && problem.retryAfter() == null;
    }

    /** Not sent, and not by a failure of the network: the pool says that too many wait, or one for too long. */
    private static boolean isOfTooMany(Throwable failure) {
        return failure instanceof WebClientRequestException notSent && !(notSent.getCause() instanceof IOException);
    }

    @Override
    public void destroy() {
        few.dispose();
    }

    private static ProblemException translated(Throwable failure) {
        if (isOfTooMany(failure)) {
            return ProblemException.unavailable("Many want a snapshot at this moment.", Admission.soon());
        }
        HttpStatusCode status =
                failure instanceof WebClientResponseException answered ? answered.getStatusCode() : null;
        if (status == null || !status.is4xxClientError() || status.value() == 429) {
            return new ProblemException(ProblemType.UNAVAILABLE, "The snapshot cannot be read at the moment.");
        }
        return switch (status.value()) {
            case 401 -> new ProblemException(ProblemType.UNAUTHORIZED, "The token was not accepted.");
            case 404 -> ProblemException.notFound("table session");
            default -> new ProblemException(ProblemType.FORBIDDEN, "Your role does not include this.");
        };
    }
}
