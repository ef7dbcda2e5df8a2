package com.arisgourmet.catalog.editing;

import com.arisgourmet.defaults.idempotency.Idempotency;
import com.arisgourmet.defaults.idempotency.IdempotencyKey;
import com.arisgourmet.defaults.idempotency.StoredResponse;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.web.ETags;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** POSTs that run once for an idempotency key; a repetition is answered with what the first one was. */
@Component
public class Creations {
    private final Idempotency idempotency;
    private final MenuEdits edits;
    private final JsonMapper json;

    Creations(Idempotency idempotency, MenuEdits edits, JsonMapper json) {
        this.idempotency = idempotency;
        this.edits = edits;
        this.json = json;
    }

    /** Creates one thing under {@code path}: 201 with its address and entity tag. */
    public <T> Mono<ResponseEntity<String>> create(
            Caller caller,
            String path,
            @Nullable String key,
            Object body,
            Function<T, UUID> id,
            Supplier<Mono<Edit<T>>> edit) {
        return once(
                caller,
                path,
                key,
                body,
                edit,
                made -> new StoredResponse(
                        201, path + "/" + id.apply(made), ETags.of(1), json.writeValueAsString(made), false));
    }

    /** Runs an edit that creates nothing with an address of its own: 200. */
    public <T> Mono<ResponseEntity<String>> run(
            Caller caller, String path, @Nullable String key, Object body, Supplier<Mono<Edit<T>>> edit) {
        return once(
                caller,
                path,
                key,
                body,
                edit,
                result -> new StoredResponse(200, null, null, json.writeValueAsString(result), false));
    }

    private <T> Mono<ResponseEntity<String>> once(
            Caller caller,
            String path,
            @Nullable String key,
            Object body,
            Supplier<Mono<Edit<T>>> edit,
            Function<T, StoredResponse> answer) {
        return Mono.defer(() -> idempotency.execute(
                        IdempotencyKey.of(
                                caller.restaurantId(),
                                caller.subject(),
                                "POST " + path,
                                key,
                                json.writeValueAsString(body)),
                        () -> edits.join(caller.restaurantId(), edit).map(answer)))
                .map(Creations::entity);
    }

    private static ResponseEntity<String> entity(StoredResponse stored) {
        var response = ResponseEntity.status(stored.status()).contentType(MediaType.APPLICATION_JSON);
        if (stored.location() != null) {
            response.header(HttpHeaders.LOCATION, stored.location());
        }
        if (stored.etag() != null) {
            response.header(HttpHeaders.ETAG, stored.etag());
        }
        if (stored.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.body(stored.body());
    }
}
