package com.arisgourmet.table.sessions.domain;

/** What became of a wish to change a session. */
public sealed interface SessionDecision {
    record Changed(TableSession session) implements SessionDecision {}

    /** It is so already. */
    record AsBefore(TableSession session) implements SessionDecision {}

    record RefusedAsClosed() implements SessionDecision {}

    record NoSuchRequest() implements SessionDecision {}
}
