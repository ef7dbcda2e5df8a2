package com.arisgourmet.testsupport.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** One request as it was sent, and its answer as it came. Bodies are empty where there are none. */
public record Traffic(
        String method,
        URI uri,
        Map<String, List<String>> requestHeaders,
        String requestBody,
        int status,
        Map<String, List<String>> responseHeaders,
        String responseBody) {

    boolean wasAccepted() {
        return status < 400;
    }

    /** A 404 of a route that does not exist is right without a description. */
    boolean isOfNoRoute() {
        return status == 404 && responseBody.contains("There is no such page.");
    }

    @Override
    public String toString() {
        return "%s %s → %d".formatted(method, uri, status);
    }
}
