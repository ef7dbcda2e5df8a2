package com.arisgourmet.relay;

import com.arisgourmet.relay.PublishedRows.Published;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One replay: adds published events to the side streams of a group, in the order of each aggregate. The live streams and the
 * rows stay as they are. Where it ends, at its limit or at a full side stream, it can be continued at its cursor without
 * leaving anything out. Its steps follow each other; nothing else touches its state.
 */
final class Replay {
    /** Times the largest event that the relay publishes, this is the memory a replay needs. */
    private static final int PAGE = 20;

    private final Outboxes outboxes;
    private final SideStream side;
    private final String group;
    private final Selection selection;
    private final Map<String, Long> streams = new LinkedHashMap<>();
    private long room;
    private @Nullable OutboxCursor next;
    private @Nullable String full;

    /** @param most events to replay */
    Replay(Outboxes outboxes, SideStream side, String group, Selection selection, long most) {
        this.outboxes = outboxes;
        this.side = side;
        this.group = group;
        this.selection = selection;
        this.room = most;
    }

    /**
     * What a replay did.
     *
     * @param streams the side streams added to, with how many
     * @param nextCursor where to go on; null if everything selected was added
     * @param full the side stream that had no room for more, else null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Done(
            long replayed,
            Map<String, Long> streams,
            @Nullable String nextCursor,
            @Nullable String full) {}

    /**
     * @param schemas the outboxes to go through
     * @param after where the first one starts, null for its beginning
     */
    Mono<Done> run(List<String> schemas, @Nullable OutboxCursor after) {
        return Flux.fromIterable(schemas)
                .concatMap(schema -> Mono.defer(() -> outbox(schema, OutboxCursor.within(schema, after))))
                .then(Mono.fromSupplier(this::done));
    }

    private Done done() {
        long replayed = streams.values().stream().mapToLong(Long::longValue).sum();
        return new Done(replayed, streams, next == null ? null : next.toString(), full);
    }

    private boolean stopped() {
        return room <= 0 || full != null;
    }

    private Mono<Void> outbox(String schema, OutboxCursor start) {
        if (stopped()) {
            next = next == null ? start : next;
            return Mono.empty();
        }
        next = start;
        return Mono.defer(() -> page(schema))
                .repeat(() -> !stopped() && next != null)
                .then();
    }

    private Mono<Void> page(String schema) {
        int most = (int) Math.min(PAGE, room);
        return outboxes.published(schema)
                .page(selection, Objects.requireNonNull(next), most)
                .collectList()
                .flatMap(page -> Flux.fromIterable(ofOneShard(page))
                        .concatMap(this::add)
                        .then(Mono.fromRunnable(() -> {
                            if (page.size() < most && full == null) {
                                next = null;
                            }
                        })));
    }

    /** Rows that follow each other and go to the same stream, together. */
    private static List<List<Published>> ofOneShard(List<Published> page) {
        List<List<Published>> runs = new ArrayList<>();
        for (Published row : page) {
            if (runs.isEmpty() || runs.getLast().getLast().shard() != row.shard()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(row);
        }
        return runs;
    }

    private Mono<Void> add(List<Published> rows) {
        if (full != null) {
            return Mono.empty();
        }
        Published last = rows.getLast();
        List<List<String>> entries = rows.stream().map(Published::entry).toList();
        return side.add(last.shard(), group, entries)
                .doOnNext(added -> added(last, rows.size(), added))
                .then();
    }

    private void added(Published last, int events, boolean added) {
        String stream = SideStream.of(last.shard(), group);
        if (added) {
            streams.merge(stream, (long) events, Long::sum);
            room -= events;
            next = last.place();
        } else {
            full = stream;
        }
    }
}
