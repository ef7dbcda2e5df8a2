package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.cloud.stream.binder.BinderHeaders;
import org.springframework.messaging.Message;

/** An event of a batch. */
record Received(byte[] payload, String entryId, UUID id) {

    static List<Received> of(Message<List<byte[]>> batch) {
        List<?> headers = Objects.requireNonNull(batch.getHeaders().get(BinderHeaders.BATCH_HEADERS, List.class));
        List<Received> all = new ArrayList<>();
        for (int i = 0; i < batch.getPayload().size(); i++) {
            Map<?, ?> header = (Map<?, ?>) headers.get(i);
            all.add(new Received(batch.getPayload().get(i), text(header, "redis_entryId"), UUID.fromString((String)
                    header.get("field_id"))));
        }
        return all;
    }

    private static String text(Map<?, ?> headers, String name) {
        return String.valueOf(headers.get(name));
    }

    Event event() {
        return Event.ofPayload(new String(payload, StandardCharsets.ISO_8859_1));
    }
}
