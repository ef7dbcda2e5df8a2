package com.arisgourmet.e2e.walls;

import com.arisgourmet.e2e.Api.Answer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What can be told from an answer by whoever asks for what is not theirs: everything but the path and the trace's name, and
 * the values of what is answered to a request that was granted.
 */
record Outcome(int status, Set<String> headers, Set<String> fields, List<String> said) {
    private static final Set<String> OF_THE_REQUEST = Set.of("instance", "traceId");

    static Outcome of(Answer answer) {
        boolean problem = answer.status() >= 400;
        Set<String> fields = new TreeSet<>(answer.body().propertyNames());
        List<String> said = fields.stream()
                .filter(field -> problem && !OF_THE_REQUEST.contains(field))
                .map(answer.body()::get)
                .map(JsonNode::toString)
                .toList();
        return new Outcome(
                answer.status(), new TreeSet<>(answer.raw().headers().map().keySet()), fields, said);
    }
}
