package com.arisgourmet.testsupport.history;

/**
 * One occurrence of an event where events come out.
 *
 * @param event as read there, so that an event that was changed on its way is one that nobody wrote
 * @param at the stream entry's id, or whatever tells a person where to look
 */
public record Seen(Event event, String at) {
    @Override
    public String toString() {
        return event + " at " + at;
    }
}
