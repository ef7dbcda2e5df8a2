package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One client's subscription to one channel: it passes on what the channel carries for this caller, drops what the client's
 * snapshot already has, and never passes an entry twice. One thread at a time uses it: whoever catches it up, then the
 * tail's under the feed's lock.
 */
final class Subscription implements FeedListener {
    /** More than clocks of services and gateways differ by. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final Channel channel;
    private final @Nullable String station;
    private final Caller caller;
    private final Outbound out;
    private final ServerFrames frames;
    private final @Nullable ScreenProgress progress;
    private Map<String, Long> inSnapshot = Map.of();
    private Instant newAfter = Instant.MIN;
    private EntryId position = EntryId.ZERO;
    private volatile boolean ended;

    /** @param progress is told what is passed; null: nobody asks how far the client is behind */
    Subscription(
            Channel channel,
            @Nullable String station,
            Caller caller,
            Outbound out,
            ServerFrames frames,
            @Nullable ScreenProgress progress) {
        this.progress = progress;
        this.channel = channel;
        this.station = station;
        this.caller = caller;
        this.out = out;
        this.frames = frames;
    }

    Channel channel() {
        return channel;
    }

    @Nullable
    String station() {
        return station;
    }

    Caller caller() {
        return caller;
    }

    Outbound out() {
        return out;
    }

    EntryId position() {
        return position;
    }

    void startAfter(EntryId entry) {
        position = entry;
    }

    /**
     * Everything after the cursor is new to the client, unless it has a snapshot besides: what is no younger than that may be shown
     * on it, and nobody here knows. Then it has to start again.
     */
    void resumeFrom(Cursor cursor) {
        startAfter(cursor.entry());
        if (cursor.shownAt() != null) {
            newAfter = cursor.shownAt().plus(CLOCKS_DIFFER);
        }
    }

    /** @param versions by subject, all that the client was shown; only read here, others may hold it */
    void hasShown(Map<String, Long> versions) {
        inSnapshot = versions;
    }

    @Override
    public void pass(StreamEvent event) {
        if (ended || !event.id().isAfter(position)) {
            return;
        }
        position = event.id();
        if (!channel.carries(event.routing(), caller, station) || !isNewToClient(event.routing())) {
            return;
        }
        if (!event.routing().time().isAfter(newAfter)) {
            broken();
            end();
            return;
        }
        if (progress != null) {
            progress.passed(event.id());
        }
        out.send(event.frame(channel));
    }

    @Override
    public boolean broken() {
        out.send(frames.resync(channel));
        return true;
    }

    void end() {
        ended = true;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    private boolean isNewToClient(StreamEvent.Routing event) {
        Long shown = inSnapshot.get(event.subject());
        return shown == null || event.version() > shown;
    }
}
