package com.arisgourmet.auth.tokens.domain;

/** What became of a refresh. */
public sealed interface Rotation {
    record Rotated(Grant grant) implements Rotation {}

    /** Unknown, expired or revoked, or of somebody who was deactivated. */
    record Refused() implements Rotation {}

    /** It was spent before, and not just now: its family is revoked. */
    record Reused() implements Rotation {}
}
