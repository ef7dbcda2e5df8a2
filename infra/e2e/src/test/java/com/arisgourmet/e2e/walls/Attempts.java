package com.arisgourmet.e2e.walls;

import com.arisgourmet.e2e.Api;
import com.arisgourmet.e2e.Api.Answer;
import com.arisgourmet.e2e.described.Description;
import com.arisgourmet.e2e.described.Operation;
import com.arisgourmet.e2e.described.ValidInput;
import com.arisgourmet.e2e.walls.Verdict.Asked;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Requests that are well-formed in everything, with ids of our choice in path, query and body; and each says in the
 * query and in a header that it is for our restaurant.
 */
final class Attempts {
    private final Description description;
    private final Map<String, Operation> operations;
    private final String restaurantId;

    Attempts(Description description, String restaurantId) {
        this.description = description;
        this.operations =
                description.operations().stream().collect(Collectors.toMap(Operation::toString, Function.identity()));
        this.restaurantId = restaurantId;
    }

    /** One request, ready to be sent as anybody. */
    record Attempt(String method, String path, String body) {

        boolean names(Things things) {
            return things.in(path) || things.in(body);
        }

        /** @param not what is not there, or is somebody else's */
        Asked asked(Things not) {
            if (not.in(path.replaceFirst("\\?.*", ""))) {
                return Asked.ABSENT_IN_PATH;
            }
            return not.in(body) ? Asked.ABSENT_IN_BODY : Asked.NOTHING_ABSENT;
        }
    }

    Attempt of(Route route, Things things) {
        Operation operation = operations.get(route.toString());
        String query = operation.parameters("query").stream()
                .filter(name -> name.endsWith("Id"))
                .flatMap(name -> things.find(name.substring(0, name.length() - 2)).stream()
                        .map(id -> "&" + name + "=" + id))
                .collect(Collectors.joining());
        return new Attempt(
                route.method(),
                things.fillIn(route.path()) + "?restaurantId=" + restaurantId + query,
                new ValidInput(description, things::find).of(operation));
    }

    Answer send(Attempt attempt, Visitor visitor) {
        return visitor.api().call(attempt.method(), attempt.path(), headers(attempt), attempt.body());
    }

    /** @return how long the answer took, which is thrown away */
    Duration timeOf(Attempt attempt, Api api) {
        return api.timeOf(attempt.method(), attempt.path(), headers(attempt), attempt.body());
    }

    private Map<String, String> headers(Attempt attempt) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "If-Match",
                "\"1\"",
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                "X-Restaurant-Id",
                restaurantId,
                "X-User-Restaurant",
                restaurantId));
        if (!attempt.body().isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        return headers;
    }
}
