package com.arisgourmet.binder.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET /actuator/streams}: the destinations this application reads, and every group on them, also those of other applications. */
@Endpoint(id = "streams")
final class StreamsEndpoint {

    private final Supplier<List<ConsumerBinding>> bindings;

    StreamsEndpoint(Supplier<List<ConsumerBinding>> bindings) {
        this.bindings = bindings;
    }

    /** @param length entries of all its streams */
    record Destination(String destination, int streams, long length, List<Group> groups) {}

    /**
     * A group, over all streams of a destination; slowest first. What nobody registered is null.
     *
     * @param lag entries not yet given to it; null where the server does not tell
     * @param behindMillis age of the oldest entry it is not done with
     * @param slowest the stream of that entry; null if it is done with all
     * @param evicted by stream, up to which id it had read when entries were lost to it, and when that was seen
     */
    record Group(
            String group,
            @Nullable String owner,
            @Nullable String mode,
            @Nullable String start,
            @Nullable String since,
            long pending,
            @Nullable Long lag,
            long behindMillis,
            @Nullable String slowest,
            Map<String, String> evicted) {}

    @ReadOperation
    Map<String, List<Destination>> streams() {
        Map<String, ConsumerBinding> byDestination = new TreeMap<>();
        bindings.get().forEach(binding -> byDestination.put(binding.destination(), binding));
        return Map.of(
                "destinations",
                byDestination.values().stream()
                        .map(StreamsEndpoint::destination)
                        .toList());
    }

    private static Destination destination(ConsumerBinding binding) {
        long length = 0;
        Map<String, Sum> groups = new HashMap<>();
        for (String stream : binding.streams()) {
            List<Object> answer = Script.STREAM.list(binding.connections().commands(), List.of(stream));
            length += (Long) answer.getFirst();
            for (Object group : answer.subList(1, answer.size())) {
                List<?> part = (List<?>) group;
                groups.computeIfAbsent(text(part.getFirst()), name -> new Sum()).add(stream, part);
            }
        }
        List<Group> all = new ArrayList<>();
        groups.forEach((name, sum) -> all.add(group(binding, name, sum)));
        all.sort(Comparator.comparingLong(Group::behindMillis).reversed().thenComparing(Group::group));
        return new Destination(binding.destination(), binding.streams().size(), length, all);
    }

    private static Group group(ConsumerBinding binding, String name, Sum sum) {
        Map<String, String> facts = new HashMap<>();
        Map<String, String> evicted = new TreeMap<>();
        binding.connections()
                .commands()
                .hgetall(Registration.key(name, binding.destination()))
                .forEach((field, value) -> {
                    if (field.startsWith(Registration.EVICTED)) {
                        evicted.put(field.substring(Registration.EVICTED.length()), text(value));
                    } else {
                        facts.put(field, text(value));
                    }
                });
        return new Group(
                name,
                facts.get("owner"),
                facts.get("mode"),
                facts.get("start"),
                facts.get("since"),
                sum.pending,
                sum.lag < 0 ? null : sum.lag,
                sum.behind,
                sum.slowest,
                evicted);
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    private static final class Sum {
        private long pending;
        private long lag;
        private long behind;
        private @Nullable String slowest;

        private void add(String stream, List<?> part) {
            pending += (Long) part.get(1);
            long more = (Long) part.get(2);
            lag = lag < 0 || more < 0 ? -1 : lag + more;
            long age = (Long) part.get(3);
            if (age > behind) {
                behind = age;
                slowest = stream;
            }
        }
    }
}
