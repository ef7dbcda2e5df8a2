package com.arisgourmet.binder.redis;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code /actuator/deadletters}: lists the dead letters of this application's groups, or shows the one whose group and id are given;
 * a {@code POST} decides on one.
 */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_REASON = 300;

    private final DeadLetters letters;

    DeadLettersEndpoint(DeadLetters letters) {
        this.letters = letters;
    }

    @ReadOperation
    WebEndpointResponse<?> read(
            @Nullable String group, @Nullable String id, @Nullable String cursor, @Nullable Integer limit) {
        if (id != null) {
            Optional<DeadLetters.Content> content = group == null ? Optional.empty() : letters.find(group, id);
            return content.<WebEndpointResponse<?>>map(WebEndpointResponse::new).orElseGet(DeadLettersEndpoint::none);
        }
        try {
            return new WebEndpointResponse<>(letters.list(group, cursor, limit == null ? USUAL_PAGE : limit));
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    /**
     * @param decision {@code retry} or {@code discard}
     * @param reason needed to discard
     */
    @WriteOperation
    WebEndpointResponse<?> decide(String group, String id, String decision, @Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        return switch (decision.toLowerCase(Locale.ROOT)) {
            case "retry" -> decided(letters.retry(group, id), group, id, decision);
            case "discard" ->
                why.isEmpty() || why.length() > LONGEST_REASON
                        ? refused("reason: say why, in 1 to " + LONGEST_REASON + " characters.")
                        : decided(letters.discard(group, id, why), group, id, decision);
            default -> refused("decision: retry or discard.");
        };
    }

    private static WebEndpointResponse<?> decided(boolean found, String group, String id, String decision) {
        return found ? new WebEndpointResponse<>(Map.of("group", group, "id", id, "decision", decision)) : none();
    }

    private static WebEndpointResponse<?> refused(String detail) {
        return new WebEndpointResponse<>(Map.of("detail", detail), WebEndpointResponse.STATUS_BAD_REQUEST);
    }

    private static WebEndpointResponse<Map<String, String>> none() {
        return new WebEndpointResponse<>(
                Map.of("detail", "There is no such dead letter."), WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
