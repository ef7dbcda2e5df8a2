package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Snapshots as frames. What members of staff with the same permissions ask for within a second is read once, with the token
 * of the first, and made into frames once; each then gets what came since it was begun from the feed, as after any snapshot.
 * So a crowd that comes back with nothing to resume from costs the services one answer a channel, not one a client.
 */
@Component
final class SharedSnapshots {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 64;

    private final Snapshots snapshots;
    private final ServerFrames frames;
    private final Clock clock;
    private final Cache<Question, Shown> shared = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(FRESH)
            .scheduler(Scheduler.systemScheduler())
            .build();

    private record Question(
            UUID restaurantId, Channel channel, @Nullable String station, Set<String> permissions) {}

    /**
     * @param start the feed's position before anything was read: what follows it is to be passed after the pages
     */
    record Shown(ShardPosition.Mark start, Flux<Page> pages) {}

    /**
     * @param versions of the aggregates on it and on the pages before it, by event subject; all whom they are shown to hold the
     *     same map, which is whole with the last page
     */
    record Page(Frame frame, Map<String, Long> versions) {}

    SharedSnapshots(Snapshots snapshots, ServerFrames frames, Clock clock) {
        this.snapshots = snapshots;
        this.frames = frames;
        this.clock = clock;
    }

    /** @param feed of the caller's restaurant */
    Shown of(Subscription subscription, RestaurantFeed feed) {
        if (!(subscription.caller() instanceof Caller.Staff staff)) {
            return read(subscription, feed);
        }
        var question =
                new Question(staff.restaurantId(), subscription.channel(), subscription.station(), staff.permissions());
        Shown known = shared.getIfPresent(question);
        if (known != null && known.start().isOfSameGeneration(feed.mark())) {
            return new Shown(known.start(), known.pages().onErrorResume(SharedSnapshots::isOfTheFirst, failed -> read(
                            subscription, feed)
                    .pages()));
        }
        return share(question, read(subscription, feed));
    }

    /** A token that has just ended is nobody else's trouble. */
    private static boolean isOfTheFirst(Throwable failed) {
        return failed instanceof ProblemException problem
                && (problem.type() == ProblemType.UNAUTHORIZED || problem.type() == ProblemType.FORBIDDEN);
    }

    private Shown share(Question question, Shown read) {
        var shown = new Shown(
                read.start(),
                read.pages().doOnError(failed -> shared.invalidate(question)).cache());
        shared.put(question, shown);
        return shown;
    }

    private Shown read(Subscription subscription, RestaurantFeed feed) {
        ShardPosition.Mark start = feed.mark();
        Map<String, Long> versions = new ConcurrentHashMap<>();
        Flux<Page> pages = snapshots.of(subscription).map(page -> {
            page.versions().forEach((subject, version) -> versions.merge(subject, version, Math::max));
            Cursor cursor = start.cursor().withSnapshotOf(clock.instant());
            return new Page(frames.snapshot(subscription.channel(), cursor, page.data(), page.last()), versions);
        });
        return new Shown(start, pages);
    }
}
