package com.arisgourmet.binder.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What one consumer does with its group. Reading, counting, acknowledging and dead-lettering take a {@link Lease} and happen in
 * one script with the check that Redis still knows its owner; without the lease they do nothing.
 */
record ConsumerGroup(
        RedisConnections connections,
        String name,
        String consumer,
        boolean anonymous,
        RedisConsumerProperties properties,
        Registration registration) {

    private static final Log log = LogFactory.getLog(ConsumerGroup.class);

    /** Makes stream and group exist. A durable group starts at the stream's first entry, an anonymous one behind its last. */
    void ensure(String stream) {
        try {
            redis().xgroupCreate(
                            StreamOffset.from(stream, anonymous ? "$" : "0"),
                            name,
                            new XGroupCreateArgs().mkstream(true));
        } catch (RedisBusyException exists) {
            log.trace("group " + name + " exists on " + stream);
        }
    }

    /** The id of the stream's last entry, 0-0 when it has none. */
    String tail(String stream) {
        List<StreamMessage<String, byte[]>> last = redis().xrevrange(stream, Range.unbounded(), Limit.from(1));
        return last.isEmpty() ? "0-0" : last.getFirst().getId();
    }

    /**
     * Never more than {@code most} entries of each stream; those of types that are not wanted are acknowledged and left out. A stream
     * that could not be read is in the answer's failures.
     */
    Batch read(Collection<Lease> leases, int most) {
        Batch all = new Batch(new HashMap<>(), new ArrayList<>());
        leases.stream()
                .collect(Collectors.groupingBy(lease -> connections.slot(lease.stream())))
                .values()
                .forEach(ofSlot -> read(ofSlot, most, all));
        return all;
    }

    private void read(List<Lease> leases, int most, Batch into) {
        List<String> keys = new ArrayList<>();
        leases.forEach(lease -> keys.addAll(List.of(lease.key(), lease.stream())));
        List<Object> arguments = new ArrayList<>(List.of(leases.getFirst().owner(), name, consumer, most));
        arguments.addAll(properties.getTypes());
        for (Object answer : Script.READ.list(redis(), keys, arguments.toArray())) {
            List<?> part = (List<?>) answer;
            String stream = text(part.get(0));
            if (part.get(1) instanceof List<?> found) {
                List<StreamEntry> entries = found.stream()
                        .map(entry -> (List<?>) entry)
                        .map(entry -> entry(stream, text(entry.get(0)), fields((List<?>) entry.get(1)), false, false))
                        .toList();
                into.pages().put(stream, new Page(entries, text(part.get(2))));
            } else {
                into.failures().add(stream + ": " + text(part.get(1)));
            }
        }
    }

    boolean wants(StreamEntry entry) {
        List<String> types = properties.getTypes();
        String type = entry.text("type");
        return types.isEmpty()
                || type == null
                || types.stream()
                        .anyMatch(wanted -> wanted.endsWith("*")
                                ? type.startsWith(wanted.substring(0, wanted.length() - 1))
                                : type.equals(wanted));
    }

    /** A page of what is pending for anyone, idle for at least so long, from the given id on ({@code -}, or {@code (id} behind it). */
    List<StreamEntry> claim(Lease lease, String stream, String from, int most, Duration idle) {
        List<StreamEntry> claimed = new ArrayList<>();
        for (Object answer : Script.CLAIM.list(
                redis(), List.of(lease.key(), stream), lease.owner(), name, consumer, from, most, idle.toMillis())) {
            claimed.add(pending(stream, (List<?>) answer, true, !stream.equals(lease.stream())));
        }
        return claimed;
    }

    /** An entry that is gone has no fields. */
    private StreamEntry pending(String stream, List<?> part, boolean claimed, boolean retried) {
        String id = text(part.get(0));
        if (part.size() > 2) {
            return entry(stream, id, fields((List<?>) part.get(2)), claimed, retried);
        }
        log.error("group " + name + ": " + stream + " " + id + " was trimmed before it was handled");
        registration.lost(stream, id);
        return entry(stream, id, Map.of(), claimed, retried);
    }

    /** A page of what is pending for this consumer of one key, in id order. */
    Followers followers(Left left, int most) {
        Lease lease = left.lease();
        List<Object> answer = Script.FOLLOWERS.list(
                redis(),
                keys(lease),
                lease.owner(),
                name,
                consumer,
                properties.getKeyHeader(),
                left.key(),
                left.from(),
                most);
        if (answer.isEmpty()) {
            return new Followers(List.of(), "");
        }
        List<StreamEntry> entries = new ArrayList<>();
        for (Object part : answer.subList(1, answer.size())) {
            StreamEntry entry = pending(lease.stream(), (List<?>) part, left.claimed(), false);
            if (!entry.fields().isEmpty()) {
                entries.add(entry);
            }
        }
        return new Followers(entries, text(answer.getFirst()));
    }

    /** The number of this delivery, 0 when the entry is not this consumer's to handle (any more). */
    long countDelivery(Lease lease, StreamEntry entry) {
        return Script.ATTEMPT.number(
                redis(), List.of(lease.key(), entry.stream()), lease.owner(), name, consumer, entry.id());
    }

    void acknowledge(Lease lease, List<StreamEntry> entries) {
        acknowledge(Map.of(lease, entries.stream().map(StreamEntry::id).toList()));
    }

    /** A lease that is found to be another's is ended. */
    void acknowledge(Map<Lease, List<String>> ids) {
        ids.entrySet().stream()
                .collect(Collectors.groupingBy(part -> connections.slot(part.getKey().stream())))
                .values()
                .forEach(this::acknowledgeInOneSlot);
    }

    private void acknowledgeInOneSlot(List<Map.Entry<Lease, List<String>>> parts) {
        List<String> keys = new ArrayList<>();
        List<Object> arguments = new ArrayList<>(List.of(name));
        parts.forEach(part -> {
            keys.addAll(keys(part.getKey()));
            arguments.add(part.getKey().owner());
            arguments.add(part.getValue().size());
            arguments.addAll(part.getValue());
        });
        List<Object> answers = Script.ACK.list(redis(), keys, arguments.toArray());
        for (int i = 0; i < parts.size(); i++) {
            if ((Long) answers.get(i) < 0) {
                parts.get(i).getKey().end();
            }
        }
    }

    DeadLetterBox letters() {
        return new DeadLetterBox(connections, name, consumer, properties);
    }

    /** Keeps entries this consumer is still busy with from looking abandoned. */
    void refresh(String stream, List<String> ids) {
        List<Object> arguments = new ArrayList<>(List.of(name, consumer));
        arguments.addAll(ids);
        Script.REFRESH.number(redis(), List.of(stream), arguments.toArray());
    }

    /** Forgets other consumers that have nothing pending and were idle for so long. */
    void tidy(String stream, Duration idle) {
        Script.TIDY.number(redis(), List.of(stream), name, consumer, idle.toMillis());
    }

    /** An anonymous group ends with its consumer; a durable one stays. */
    void leave(List<String> streams) {
        if (anonymous) {
            try {
                streams.forEach(stream -> redis().xgroupDestroy(stream, name));
            } catch (RedisException e) {
                log.warn("group " + name + " stays behind: " + e.getMessage());
            }
        }
    }

    static boolean isMissing(Throwable error) {
        return error instanceof RedisCommandExecutionException
                && String.valueOf(error.getMessage()).contains("NOGROUP");
    }

    private RedisClusterCommands<String, byte[]> redis() {
        return connections.commands();
    }

    private static List<String> keys(Lease lease) {
        return List.of(lease.key(), lease.stream());
    }

    StreamEntry entry(String stream, String id, Map<String, byte[]> fields, boolean claimed, boolean retried) {
        return StreamEntry.of(stream, id, fields, properties.getKeyHeader(), claimed, retried);
    }

    static Map<String, byte[]> fields(List<?> flat) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            fields.put(text(flat.get(i)), (byte[]) flat.get(i + 1));
        }
        return fields;
    }

    static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    /** What one read brought: pages by stream. */
    record Batch(Map<String, Page> pages, List<String> failures) {}

    /** @param next where to go on, as in {@link Left#from()}; empty when there are no more */
    record Followers(List<StreamEntry> entries, String next) {}

    /**
     * What one read brought of a stream.
     *
     * @param entries in the stream's order, without those of types that are not wanted
     * @param last id of the last one read, wanted or not
     */
    record Page(List<StreamEntry> entries, String last) {}
}
