package com.arisgourmet.gateway.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;

/**
 * Up to where a client has everything: all entries of the shard up to and including {@code entry}. The same on every
 * gateway, opaque to clients.
 *
 * @param epoch of the stream; a stream that lost entries gets a new one, and cursors of the old one mean nothing in it
 */
record Cursor(long epoch, int shard, EntryId entry) {
    private static final int LONGEST = 120;

    String encoded() {
        String plain = epoch + "." + shard + "." + entry;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(US_ASCII));
    }

    /** @return empty for anything that {@link #encoded} did not make */
    static Optional<Cursor> decode(String encoded) {
        if (encoded.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), US_ASCII).split("\\.", -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            return Optional.of(
                    new Cursor(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), EntryId.parse(parts[2])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
