package com.arisgourmet.e2e.fuzz;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be answered to whatever request: no 5xx, and a problem document (RFC 9457) to whatever is refused. */
final class Judge {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern INTERNAL =
            Pattern.compile("Exception|com\\.arisgourmet|org\\.springframework|SQLSTATE|\\bat [a-z]+\\.");

    private Judge() {}

    /** @return what is wrong with the answer */
    static Optional<String> objection(Wire.Answer answer) {
        if (answer.status() >= 500) {
            return Optional.of("a failure of our own");
        }
        if (answer.status() < 400) {
            return Optional.empty();
        }
        if (!"application/problem+json".equals(answer.headers().get("content-type"))) {
            return Optional.of("refused without a problem document");
        }
        if (INTERNAL.matcher(answer.body()).find()) {
            return Optional.of("something internal leaves the system");
        }
        return problem(answer);
    }

    private static Optional<String> problem(Wire.Answer answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            boolean whole = problem.path("type").asString("").startsWith("/problems/")
                    && !problem.path("title").asString("").isEmpty()
                    && problem.path("status").asInt(0) == answer.status();
            return whole ? Optional.empty() : Optional.of("the problem document lacks a part");
        } catch (JacksonException unreadable) {
            return Optional.of("the problem document cannot be read");
        }
    }
}
