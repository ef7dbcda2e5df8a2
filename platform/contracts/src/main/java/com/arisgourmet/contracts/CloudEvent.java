package com.arisgourmet.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every event: CloudEvents 1.0, JSON event format, structured mode
 * (<a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">source</a>).
 *
 * @param id unique per event; a redelivery keeps it
 * @param source the owning service, {@code /order-service}
 * @param type literal of an {@link EventType}
 * @param subject the aggregate, {@code order/0198…}: events of one subject are ordered
 * @param time when the change was made, UTC
 * @param dataschema where the data's JSON Schema is served
 * @param restaurantid the tenant
 * @param aggregateversion version of the aggregate after the change, from 1; several events of one command share it
 * @param traceparent W3C trace context of the change, if it was traced
 * @param data full state of the aggregate after the change
 */
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "dataschema",
    "restaurantid",
    "aggregateversion",
    "traceparent",
    "data"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent<T>(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String dataschema,
        UUID restaurantid,
        long aggregateversion,
        @Nullable String traceparent,
        T data) {

    /** Media type of the structured JSON format. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    public static <T> CloudEvent<T> of(
            UUID id,
            String source,
            EventType type,
            UUID aggregateId,
            Instant time,
            UUID restaurantId,
            long aggregateVersion,
            @Nullable String traceparent,
            T data) {
        return new CloudEvent<>(
                "1.0",
                id,
                source,
                type.wireName(),
                type.aggregate() + "/" + aggregateId,
                time,
                "application/json",
                "/api/v1/schemas/" + type.wireName() + ".json",
                restaurantId,
                aggregateVersion,
                traceparent,
                data);
    }
}
