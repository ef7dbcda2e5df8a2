package com.arisgourmet.relay;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.relay.Replay.Done;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * {@code POST /actuator/replay} on the management port: gives a consumer group events again that were published before, in
 * {@linkplain SideStream side streams} of its own. Two replays of an instance for one group follow each other, so that
 * aggregates stay in order.
 */
@Endpoint(id = "replay")
final class ReplayEndpoint {
    private static final Logger log = LoggerFactory.getLogger(ReplayEndpoint.class);
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._-]{1,60}");
    private static final int USUAL = 10_000;

    private final Outboxes outboxes;
    private final SideStream side;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    ReplayEndpoint(Outboxes outboxes, SideStream side, Clock clock) {
        this.outboxes = outboxes;
        this.side = side;
        this.clock = clock;
    }

    /**
     * At least one of {@code aggregate}, {@code type}, {@code from} and {@code to} is given.
     *
     * @param schema the outbox, all if left out
     * @param from first moment of publication, {@code to} the first one after the last; what is still kept counts
     * @param limit events at most
     * @param cursor where an earlier replay with the same criteria ended
     */
    @WriteOperation
    Mono<Done> replay(
            String group,
            @Nullable String schema,
            @Nullable String aggregate,
            @Nullable String type,
            @Nullable String from,
            @Nullable String to,
            @Nullable String limit,
            @Nullable String cursor) {
        if (!GROUP.matcher(group).matches()) {
            throw ProblemException.invalid("group", "format", "group: 1 to 60 letters, digits, dots, dashes.");
        }
        long most = new WholeNumber("limit", 1, SideStream.CAP).parse(limit, USUAL);
        Selection selection = Selection.of(aggregate, type, from, to, clock.instant());
        Listing listing = Listing.of(outboxes, schema, cursor, null);
        return alone(group, new Replay(outboxes, side, group, selection, most).run(listing.schemas(), listing.after()))
                .doOnNext(done -> log.info(
                        "replayed {} events to {}",
                        done.replayed(),
                        List.copyOf(done.streams().keySet())));
    }

    private Mono<Done> alone(String group, Mono<Done> replay) {
        return Mono.defer(() -> underWay.add(group)
                ? replay.doFinally(signal -> underWay.remove(group))
                : Mono.error(new ProblemException(
                        ProblemType.REQUEST_IN_PROGRESS, "A replay for the group " + group + " is still under way.")));
    }
}
