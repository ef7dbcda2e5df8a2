package com.arisgourmet.defaults.inbox;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.contracts.EventType;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way a service consumes events: skips the aggregates it does not care for by the {@code type} header alone, reads the
 * CloudEvent leniently (an event may have fields this version does not know), and handles it through the {@link Inbox}. It
 * returns when the effect is committed and throws what the effect failed with, so the binder acknowledges or retries; the
 * binder calls it on threads that may wait.
 */
public final class EventConsumer implements Consumer<Message<byte[]>> {
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
    public void accept(Message<byte[]> message) {
        String header = String.valueOf(message.getHeaders().get(EventStreams.TYPE));
        EventType.ofWireName(header)
                .filter(type -> aggregates.contains(type.aggregate()))
                .ifPresent(type -> handle(type, message.getPayload()));
    }

    private void handle(EventType type, byte[] payload) {
        JavaType envelope = json.getTypeFactory().constructParametricType(CloudEvent.class, type.dataType());
        CloudEvent<?> event = json.readValue(payload, envelope);
        try {
            inbox.once(name, event.id(), () -> handler.handle(type, event))
                    .toFuture()
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
