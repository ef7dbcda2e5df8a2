package com.arisgourmet.gateway.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a client has everything: all entries of the shard up to and including {@code entry}. The same on every
 * gateway, opaque to clients.
 *
 * @param epoch of the stream; a stream that lost entries gets a new one, and cursors of the old one mean nothing in it
 * @param shownAt when the snapshot was read that the client has beside that: it shows some of what comes after the entry; null:
 *     the client has no such snapshot, or has been told of something newer since
 */
record Cursor(
        long epoch, int shard, EntryId entry, @Nullable Instant shownAt) {
    private static final int LONGEST = 120;

    Cursor(long epoch, int shard, EntryId entry) {
        this(epoch, shard, entry, null);
    }

    Cursor withSnapshotOf(Instant instant) {
        return new Cursor(epoch, shard, entry, instant);
    }

    String encoded() {
        String plain = epoch + "." + shard + "." + entry + (shownAt == null ? "" : "." + shownAt.toEpochMilli());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(US_ASCII));
    }

    /** @return empty for anything that {@link #encoded} did not make */
    static Optional<Cursor> decode(String encoded) {
        if (encoded.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), US_ASCII).split("\\.", -1);
            if (parts.length != 3 && parts.length != 4) {
                return Optional.empty();
            }
            Instant shownAt = parts.length == 3 ? null : Instant.ofEpochMilli(Long.parseLong(parts[3]));
            return Optional.of(
                    new Cursor(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), EntryId.parse(parts[2]), shownAt));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
