package com.arisgourmet.relay;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An unpublished row.
 *
 * @param version of the aggregate after the change; with {@code ordinal} the event's place within its aggregate
 * @param event the CloudEvent as the service wrote it; null if it is larger than what is published
 * @param size of the event in bytes
 * @param ageMicros time since it was written, when it was read, by the database's clock
 */
record OutboxRow(
        long id,
        int shard,
        UUID eventId,
        Aggregate aggregate,
        long version,
        int ordinal,
        String type,
        @Nullable String traceparent,
        @Nullable String event,
        long size,
        long ageMicros) {

    static final Comparator<OutboxRow> WITHIN_AGGREGATE =
            Comparator.comparingLong(OutboxRow::version).thenComparingInt(OutboxRow::ordinal);

    record Aggregate(String type, UUID id) {
        @Override
        public String toString() {
            return type + "/" + id;
        }
    }

    /** @return field, value, field, value… of the stream entry */
    List<String> entry(String event, @Nullable String traceparent) {
        List<String> fields = new ArrayList<>(List.of(
                EventStreams.DATA,
                event,
                EventStreams.CONTENT_TYPE,
                CloudEvent.MEDIA_TYPE,
                EventStreams.ID,
                eventId.toString(),
                EventStreams.TYPE,
                type,
                EventStreams.SUBJECT,
                aggregate.toString()));
        if (traceparent != null) {
            fields.add(EventStreams.TRACEPARENT);
            fields.add(traceparent);
        }
        return fields;
    }
}
