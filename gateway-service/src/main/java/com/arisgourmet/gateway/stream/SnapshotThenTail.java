package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Runs one subscription for as long as it lasts. With a cursor that still reaches: what was missed, then the live feed.
 * Without: the tail is noted first, then the snapshot is read and sent, then what came after the noted tail, less what the
 * snapshot already has.
 */
@Component
final class SnapshotThenTail {
    private final StreamTail tail;
    private final SharedSnapshots snapshots;
    private final CatchUp catchUp;
    private final ServerFrames frames;

    SnapshotThenTail(StreamTail tail, SharedSnapshots snapshots, CatchUp catchUp, ServerFrames frames) {
        this.tail = tail;
        this.snapshots = snapshots;
        this.catchUp = catchUp;
        this.frames = frames;
    }

    /** Completes only if the subscription ended by itself; cancelling ends it. The client has been told of any failure. */
    Mono<Void> run(Subscription subscription, @Nullable Cursor since) {
        return feed(subscription)
                .flatMap(feed -> Mono.using(
                        () -> feed, joined -> follow(subscription, joined, since), joined -> end(subscription, joined)))
                .onErrorResume(failure -> Mono.fromRunnable(() -> tell(subscription, failure)));
    }

    private Mono<RestaurantFeed> feed(Subscription subscription) {
        return tail.feedOf(subscription.caller().restaurantId())
                .retryWhen(Retry.backoff(5, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2)));
    }

    private Mono<Void> follow(Subscription subscription, RestaurantFeed feed, @Nullable Cursor since) {
        ShardPosition.Mark now = feed.mark();
        Mono<Boolean> resumable = since == null ? Mono.just(false) : catchUp.canResume(feed, since);
        return resumable
                .flatMap(resumes -> resumes && since != null
                        ? resume(subscription, since).thenReturn(now)
                        : show(subscription, snapshots.of(subscription, feed)))
                .flatMap(start -> catchUp.run(subscription, feed, start))
                .flatMap(standing -> standing == CatchUp.Standing.LIVE || subscription.isEnded()
                        ? Mono.never()
                        : startAgain(subscription));
    }

    private Mono<Void> resume(Subscription subscription, Cursor since) {
        return Mono.fromRunnable(() -> {
            subscription.resumeFrom(since);
            subscription.out().send(frames.subscribed(subscription.channel(), since, true));
        });
    }

    /** @return where what is not in the snapshot begins */
    private Mono<ShardPosition.Mark> show(Subscription subscription, SharedSnapshots.Shown shown) {
        Cursor start = shown.start().cursor();
        subscription.startAfter(start.entry());
        subscription.out().send(frames.subscribed(subscription.channel(), start, false));
        return shown.pages()
                .concatMap(
                        page -> {
                            subscription.hasShown(page.versions());
                            subscription.out().send(page.frame());
                            return subscription.out().room();
                        },
                        0)
                .then(Mono.just(shown.start()));
    }

    private Mono<Void> startAgain(Subscription subscription) {
        return Mono.fromRunnable(() -> subscription.out().send(frames.resync(subscription.channel())));
    }

    private static void end(Subscription subscription, RestaurantFeed feed) {
        subscription.end();
        feed.leave(subscription);
    }

    /** What only time mends closes the socket: the client is told when to come back, each at another moment. */
    private void tell(Subscription subscription, Throwable failure) {
        ProblemException problem = failure instanceof ProblemException known
                ? known
                : new ProblemException(ProblemType.UNAVAILABLE, "The stream cannot be read at the moment.");
        subscription.out().send(frames.error(problem, subscription.channel()));
        if (problem.type() == ProblemType.UNAVAILABLE) {
            Duration delay = problem.retryAfter() == null ? Admission.soon() : problem.retryAfter();
            subscription.out().send(frames.reconnect(delay.toMillis()));
            subscription.out().close(CloseStatus.SERVICE_OVERLOAD);
        }
    }
}
