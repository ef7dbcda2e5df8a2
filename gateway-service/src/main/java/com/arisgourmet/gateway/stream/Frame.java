package com.arisgourmet.gateway.stream;

import org.jspecify.annotations.Nullable;

/**
 * One text frame for clients. Its bytes are shared between clients and never written to.
 *
 * @param event the event it carries, or null for anything else
 * @param channel the event's channel, or null
 */
record Frame(
        byte[] bytes, @Nullable StreamEvent event, @Nullable Channel channel) {
    /** Asks the other end for a sign of life, where the transport can; no text. */
    static final Frame PING = control(new byte[0]);

    static Frame control(byte[] bytes) {
        return new Frame(bytes, null, null);
    }

    int size() {
        return bytes.length;
    }

    /** Whether this tells the later state of what {@code older} tells. */
    boolean supersedes(Frame older) {
        return event != null
                && older.event != null
                && channel == older.channel
                && event.routing().subject().equals(older.event.routing().subject());
    }

    /** @return the same event, marked as standing for others that were left out */
    Frame coalesced() {
        return event == null || channel == null ? this : event.coalescedFrame(channel);
    }
}
