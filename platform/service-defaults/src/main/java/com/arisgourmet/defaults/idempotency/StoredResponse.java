package com.arisgourmet.defaults.idempotency;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The answer to a command, as it is kept for repetitions.
 *
 * @param body JSON as it was sent
 * @param replayed whether this is an earlier request's answer
 */
public record StoredResponse(
        int status, @Nullable String location, @Nullable String etag, String body, boolean replayed) {

    public static StoredResponse created(String location, String etag, String body) {
        return new StoredResponse(201, location, etag, body, false);
    }

    public static StoredResponse ok(String body) {
        return new StoredResponse(200, null, null, body, false);
    }

    public ResponseEntity<String> toEntity() {
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (location != null) {
            response.location(URI.create(location));
        }
        if (etag != null) {
            response.eTag(etag);
        }
        if (replayed) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.body(body);
    }
}
