package com.arisgourmet.defaults.keys;

import java.time.Instant;
import java.util.List;

/** What became of a signing key. */
public sealed interface KeyChange {

    /** A new one, that signs from then on. */
    record Published(String kid, Instant signsFrom) implements KeyChange {}

    /** Every token it signed has expired; it is deleted. */
    record Retired(String kid) implements KeyChange {}

    /** Encrypted under another key-encryption key than before. */
    record Reencrypted(String kid) implements KeyChange {}

    /** Somebody else may hold these: they are deleted, and no token of theirs is good any more. */
    record Compromised(List<String> kids) implements KeyChange {}
}
