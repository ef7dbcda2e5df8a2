package com.arisgourmet.binder.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one consumer does with the dead letters of its group. As in {@link ConsumerGroup}, nothing happens without the lease. */
record DeadLetterBox(RedisConnections connections, String group, String consumer, RedisConsumerProperties properties) {

    /** False when no more of the stream's keys may wait for a decision: then nothing was done. */
    boolean put(Lease lease, StreamEntry entry, Map<String, byte[]> letter) {
        List<Object> arguments = new ArrayList<>(List.of(lease.owner(), group, entry.id()));
        arguments.addAll(List.of(waits() ? properties.getMaxWaitingKeys() : 0, entry.key()));
        arguments.add(entry.retried() ? 1 : 0);
        letter.forEach((field, value) -> arguments.addAll(List.of(field, value)));
        String origin = entry.origin();
        List<String> keys =
                List.of(lease.key(), entry.stream(), deadLetters(origin), StreamKeys.waiting(group, origin));
        long done = Script.DEAD_LETTER.number(connections.commands(), keys, arguments.toArray());
        if (done == -1) {
            lease.end();
        } else if (done == 1 && waits()) {
            lease.block(entry.key());
        }
        return done != -2;
    }

    /** What was decided on dead letters of these streams: those to be tried again, and the keys that need not wait any more. */
    List<Decisions> decisions(Collection<Lease> leases, int most) {
        List<Decisions> all = new ArrayList<>();
        leases.stream()
                .collect(Collectors.groupingBy(lease -> connections.slot(lease.stream())))
                .values()
                .forEach(ofSlot -> decisions(ofSlot, most, all));
        return all;
    }

    private void decisions(List<Lease> leases, int most, List<Decisions> into) {
        List<Set<String>> blocked = leases.stream().map(Lease::blocked).toList();
        List<String> keys = new ArrayList<>();
        leases.forEach(lease -> keys.addAll(List.of(
                lease.key(), StreamKeys.retries(group, lease.stream()), StreamKeys.waiting(group, lease.stream()))));
        List<Object> answers = Script.DECISIONS.list(
                connections.commands(), keys, leases.getFirst().owner(), group, consumer, most);
        for (Object answer : answers) {
            List<?> part = (List<?>) answer;
            Lease lease = leases.get(((Long) part.get(0)).intValue());
            String stream = StreamKeys.retries(group, lease.stream());
            List<StreamEntry> retries = ((List<?>) part.get(1))
                    .stream()
                            .map(each -> (List<?>) each)
                            .map(each -> StreamEntry.of(
                                    stream,
                                    ConsumerGroup.text(each.get(0)),
                                    ConsumerGroup.fields((List<?>) each.get(1)),
                                    properties.getKeyHeader(),
                                    false,
                                    true))
                            .toList();
            Set<String> free = new HashSet<>(blocked.get(((Long) part.get(0)).intValue()));
            ((List<?>) part.get(2)).forEach(key -> free.remove(ConsumerGroup.text(key)));
            into.add(new Decisions(lease, retries, free));
        }
    }

    /** The keys of a stream that wait for a decision. */
    List<String> waitingKeys(String stream) {
        return waits() ? connections.commands().hkeys(StreamKeys.waiting(group, stream)) : List.of();
    }

    private boolean waits() {
        return properties.getAfterDeadLetter() == AfterDeadLetter.WAIT
                && properties.getMode() == ConsumptionMode.ORDERED;
    }

    private String deadLetters(String stream) {
        return StreamKeys.beside(deadLettersPrefix(group, properties), stream);
    }

    static String deadLettersPrefix(String group, RedisConsumerProperties properties) {
        String prefix = properties.getDeadLetters();
        return prefix == null ? "binder:dlq:" + group : prefix;
    }

    /** A dead letter that was retried with success is gone, and nothing waits for it any more. */
    void handled(Lease lease, StreamEntry entry) {
        List<String> keys = List.of(lease.key(), entry.stream(), StreamKeys.waiting(group, entry.origin()));
        if (Script.RETRIED.number(connections.commands(), keys, lease.owner(), group, entry.id(), entry.key()) < 0) {
            lease.end();
        }
    }

    /** @param free keys that waited and need not any more */
    record Decisions(Lease lease, List<StreamEntry> retries, Set<String> free) {}
}
