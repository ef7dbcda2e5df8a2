package com.arisgourmet.defaults.inbox;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.contracts.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way a service consumes events: it takes batches (the binding's {@code batch-mode}), skips the aggregates
 * it does not care for by the {@code type} header alone, reads the CloudEvents leniently (an event may have fields this version
 * does not know), and handles them through the {@link Inbox}, in their order and in one transaction. It returns when that is
 * committed and throws what an effect failed with: nothing has happened then, and the binder tries each event alone. The binder
 * calls it on threads that may wait.
 */
public final class EventConsumer implements Consumer<Message<List<byte[]>>> {
    /** Spring Cloud Stream's header with the headers of each message of a batch, in the payloads' order. */
    public static final String BATCH_HEADERS = "scst_batchHeaders";

    private final String name;
    private final Set<String> aggregates;
    private final JsonMapper json;
    private final Inbox inbox;
    private final Handler handler;

    /** The effect of one event, run in the inbox's transaction. */
    @FunctionalInterface
    public interface Handler {
        Mono<Void> handle(EventType type, CloudEvent<?> event);
    }

    /**
     * @param name of the consumer, stable over releases; equal to its group
     * @param aggregates kinds of aggregate it handles
     */
    public EventConsumer(String name, Set<String> aggregates, JsonMapper json, Inbox inbox, Handler handler) {
        this.name = name;
        this.aggregates = Set.copyOf(aggregates);
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.inbox = inbox;
        this.handler = handler;
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        try {
            inbox.onceEach(
                            name,
                            wanted(batch),
                            wanted -> wanted.event().id(),
                            wanted -> handler.handle(wanted.type(), wanted.event()))
                    .toFuture()
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private List<Wanted> wanted(Message<List<byte[]>> batch) {
        List<?> headers = Objects.requireNonNull(
                batch.getHeaders().get(BATCH_HEADERS, List.class), "the binding is not in batch mode");
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            byte[] payload = batch.getPayload().get(i);
            type((Map<?, ?>) headers.get(i)).ifPresent(type -> wanted.add(new Wanted(type, read(type, payload))));
        }
        return wanted;
    }

    private Optional<EventType> type(Map<?, ?> headers) {
        return EventType.ofWireName(String.valueOf(headers.get(EventStreams.TYPE)))
                .filter(type -> aggregates.contains(type.aggregate()));
    }

    private CloudEvent<?> read(EventType type, byte[] payload) {
        JavaType envelope = json.getTypeFactory().constructParametricType(CloudEvent.class, type.dataType());
        return json.readValue(payload, envelope);
    }

    private record Wanted(EventType type, CloudEvent<?> event) {}
}
