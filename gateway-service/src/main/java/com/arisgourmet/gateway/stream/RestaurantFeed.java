package com.arisgourmet.gateway.stream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of one restaurant on this gateway. {@link StreamTail}'s thread appends; listeners join from any thread. The lock
 * is what makes joining seamless: an event is either handed to the joiner by {@link #join} or passed to it by
 * {@link #append}, never both, never neither.
 */
final class RestaurantFeed {
    static final int BATCH = 64;

    private final UUID restaurantId;
    private final ShardPosition shard;
    private final EventRing ring;
    private final PassedVersions passed = new PassedVersions();
    private final KitchenWork work = new KitchenWork();
    private final Set<FeedListener> listeners = new LinkedHashSet<>();
    private @Nullable List<FeedListener> present;
    private long idleSinceNanos = System.nanoTime();
    private boolean retired;

    /** What {@link #join} answers. */
    sealed interface Join {
        /** From now on every later event is passed to the listener. */
        record Live() implements Join {}

        /** First take these, then join after the last of them. */
        record Behind(List<StreamEvent> events) implements Join {}

        /** The ring no longer has what is missing. */
        record BeforeRing() implements Join {}

        /** The stream broke since the mark was taken, or the feed ended: only a new start helps. */
        record Broken() implements Join {}
    }

    RestaurantFeed(UUID restaurantId, ShardPosition shard, EventRing ring) {
        this.restaurantId = restaurantId;
        this.shard = shard;
        this.ring = ring;
    }

    UUID restaurantId() {
        return restaurantId;
    }

    /** @return where the tail is now: what came before is in the services' answers, what comes after will be passed */
    ShardPosition.Mark mark() {
        return shard.mark();
    }

    /** @return whether the ring alone can say what came after that cursor */
    synchronized boolean holdsAllAfter(Cursor cursor) {
        Cursor now = shard.cursor();
        return now.epoch() == cursor.epoch()
                && ring.isCompleteAfter(cursor.entry())
                && !cursor.entry().isAfter(now.entry());
    }

    /** @return whether anybody was passed it; a repetition is passed to nobody */
    synchronized boolean append(StreamEvent event) {
        if (!passed.isFirst(event.routing())) {
            return false;
        }
        ring.add(event);
        work.note(event.routing());
        List<FeedListener> present = present();
        present.forEach(listener -> listener.pass(event));
        return !present.isEmpty();
    }

    /**
     * @param start what {@link #mark} said when the listener began
     * @param after what the listener has: everything up to there
     */
    synchronized Join join(FeedListener listener, ShardPosition.Mark start, EntryId after) {
        if (retired || listener.isEnded() || !start.isOfSameGeneration(shard.mark())) {
            return new Join.Broken();
        }
        if (!ring.isCompleteAfter(after)) {
            return new Join.BeforeRing();
        }
        List<StreamEvent> missing = ring.after(after);
        if (missing.isEmpty()) {
            listeners.add(listener);
            present = null;
            return new Join.Live();
        }
        return new Join.Behind(List.copyOf(missing.subList(0, Math.min(BATCH, missing.size()))));
    }

    /** @return stations that have something to make, as far as the events heard here tell */
    synchronized Set<String> busyStations() {
        return work.stations();
    }

    synchronized void leave(FeedListener listener) {
        listeners.remove(listener);
        present = null;
        idleSinceNanos = System.nanoTime();
    }

    /** The stream is not what it was: complete after {@code position} only. */
    synchronized void broken(EntryId position) {
        ring.clear(position);
        present().stream().filter(FeedListener::broken).forEach(listeners::remove);
        present = null;
    }

    /** Passing an event on may end other listeners, on this thread; whoever is present when it begins is passed it. */
    private List<FeedListener> present() {
        List<FeedListener> known = present;
        if (known == null) {
            known = List.copyOf(listeners);
            present = known;
        }
        return known;
    }

    /** @return true if nobody has listened for so long; nobody can join from then on */
    synchronized boolean retireIfIdleFor(long nanos) {
        retired = listeners.isEmpty() && System.nanoTime() - idleSinceNanos > nanos;
        return retired;
    }
}
