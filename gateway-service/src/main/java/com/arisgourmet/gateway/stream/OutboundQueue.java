package com.arisgourmet.gateway.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client, bounded by bytes. Above the first mark an event takes the place of earlier ones of its
 * aggregate and channel; above the second nothing more is taken. Cursors stay in order, so a client that is cut off resumes
 * without a gap.
 */
final class OutboundQueue {
    private final long coalesceAbove;
    private final long closeAbove;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private long bytes;

    /** What became of an offered frame. */
    enum Offer {
        QUEUED,
        COALESCED,
        OVERFLOW
    }

    OutboundQueue(long coalesceAbove, long closeAbove) {
        this.coalesceAbove = coalesceAbove;
        this.closeAbove = closeAbove;
    }

    synchronized Offer offer(Frame frame) {
        boolean replaced = bytes + frame.size() > coalesceAbove && removeSuperseded(frame);
        Frame taken = replaced ? frame.coalesced() : frame;
        if (bytes + taken.size() > closeAbove) {
            return Offer.OVERFLOW;
        }
        frames.addLast(taken);
        bytes += taken.size();
        return replaced ? Offer.COALESCED : Offer.QUEUED;
    }

    synchronized @Nullable Frame poll() {
        Frame next = frames.pollFirst();
        if (next != null) {
            bytes -= next.size();
        }
        return next;
    }

    synchronized boolean isBelowFirstMark() {
        return bytes <= coalesceAbove / 2;
    }

    synchronized boolean isEmpty() {
        return frames.isEmpty();
    }

    synchronized long bytes() {
        return bytes;
    }

    private boolean removeSuperseded(Frame later) {
        return frames.removeIf(waiting -> {
            boolean superseded = later.supersedes(waiting);
            if (superseded) {
                bytes -= waiting.size();
            }
            return superseded;
        });
    }
}
