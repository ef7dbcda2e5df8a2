package com.arisgourmet.relay;

import com.arisgourmet.contracts.EventStreams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/**
 * The streams and their fences in Redis, written by scripts alone.
 *
 * <p><b>Why a batch is all or nothing.</b> A script runs alone and to its end. {@code publish.lua} first only reads: it
 * fails on a key of another type, and answers without writing when the fence is higher or entries are missing. What could
 * still refuse a write is judged by Redis (6.2 to 8, scripts without a {@code #!lua} header) at a script's <em>first</em>
 * write and never again in that script: out of memory, a read-only replica, a failed snapshot, too few replicas. That first
 * write is {@code HSET} or {@code XADD}; both are refused when memory is short, and a fence without entries does no harm.
 * Rights are the same for each {@code XADD}; a script that has written can't be killed by {@code SCRIPT KILL}; replicas and
 * the AOF get its effects as one transaction, so a server that dies meanwhile has all of the batch or none.
 *
 * <p>A call whose answer got lost may have taken effect: the batch is then published again, with the same event ids.
 */
final class EventStream {
    private static final Pattern EVENT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> PUBLISH =
            RedisScript.of(new ClassPathResource("lua/publish.lua"), List.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> TAIL = RedisScript.of(new ClassPathResource("lua/tail.lua"), List.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> TRIM = RedisScript.of(new ClassPathResource("lua/trim.lua"), List.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> STATE = RedisScript.of(new ClassPathResource("lua/state.lua"), List.class);

    private final ReactiveStringRedisTemplate redis;

    EventStream(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * How a stream is doing.
     *
     * @param slowestGroup the group that is furthest behind; empty if there is none
     * @param behind age of the oldest entry that this group has not finished with
     */
    record State(int shard, long length, String slowestGroup, Duration behind) {}

    /** An entry, and the event it carries. */
    record Carried(EntryId entry, UUID event) {}

    /**
     * What trimming did.
     *
     * @param evicted groups that lost entries they had not read, because the stream had passed its cap
     */
    record Trimmed(long entries, List<String> evicted) {}

    /**
     * Adds entries under a lease. Without entries it checks fence and stream, and stores the lease's token.
     *
     * @param entries each a list of field, value, field, value…
     */
    Mono<PublishOutcome> publish(Lease lease, List<List<String>> entries) {
        List<String> arguments = new ArrayList<>();
        arguments.add(String.valueOf(lease.token()));
        arguments.add(String.valueOf(lease.epoch()));
        arguments.add(String.valueOf(lease.acknowledged()));
        arguments.add(lease.last().toString());
        for (List<String> entry : entries) {
            arguments.add(String.valueOf(entry.size()));
            arguments.addAll(entry);
        }
        List<String> keys = List.of(EventStreams.streamOf(lease.shard()), EventStreams.fenceOf(lease.shard()));
        return run(PUBLISH, keys, arguments).map(EventStream::outcome);
    }

    /** @return the first entries after {@code last}, oldest first; those that carry no event id are left out */
    Mono<List<Carried>> after(int shard, EntryId last, int most) {
        return run(TAIL, List.of(EventStreams.streamOf(shard)), List.of(last.toString(), String.valueOf(most)))
                .map(EventStream::carried);
    }

    private static List<Carried> carried(List<String> answer) {
        List<Carried> entries = new ArrayList<>();
        for (int i = 0; i < answer.size(); i += 2) {
            String event = answer.get(i + 1);
            if (EVENT_ID.matcher(event).matches()) {
                entries.add(new Carried(EntryId.parse(answer.get(i)), UUID.fromString(event)));
            }
        }
        return entries;
    }

    Mono<State> state(int shard) {
        return run(STATE, List.of(EventStreams.streamOf(shard)), List.of())
                .map(answer -> new State(
                        shard,
                        Long.parseLong(answer.get(0)),
                        answer.get(1),
                        Duration.ofMillis(Long.parseLong(answer.get(2)))));
    }

    /** Removes entries from before {@code window} that every registered group has read; past the cap, the oldest. */
    Mono<Trimmed> trim(int shard, Instant window, long cap) {
        List<String> arguments = List.of(window.toEpochMilli() + "-0", String.valueOf(cap));
        return run(TRIM, List.of(EventStreams.streamOf(shard)), arguments)
                .map(answer -> new Trimmed(Long.parseLong(answer.getFirst()), answer.subList(1, answer.size())));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private Mono<List<String>> run(RedisScript<List> script, List<String> keys, List<String> arguments) {
        return redis.execute(script, keys, arguments).next().map(answer -> (List<String>) answer);
    }

    private static PublishOutcome outcome(List<String> answer) {
        List<String> details = answer.subList(1, answer.size());
        return switch (answer.getFirst()) {
            case "PUBLISHED" ->
                new PublishOutcome.Published(
                        details.stream().map(EntryId::parse).toList());
            case "FENCED" -> new PublishOutcome.Fenced(Long.parseLong(details.get(0)), Long.parseLong(details.get(1)));
            case "LOST" -> new PublishOutcome.Lost(Long.parseLong(details.get(0)), EntryId.parse(details.get(1)));
            default -> throw new IllegalStateException("publish.lua answered " + answer);
        };
    }
}
