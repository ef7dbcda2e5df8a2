package com.arisgourmet.gateway.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one caller, code or address may do.
 *
 * @param name {@code tenant}, {@code subject}, {@code qr-code}, {@code scans} or {@code address}, as clients are told
 * @param of whose; a digest, so that the counters reveal nothing
 * @param perSecond goes on for ever
 */
record Limit(String name, String of, int perSecond) {
    private static final int SECONDS_AT_ONCE = 10;
    private static final int DIGEST_BYTES = 16;

    static Limit of(String name, String whose, int perSecond) {
        return new Limit(name, digest(whose), perSecond);
    }

    /** All in one slot of a cluster, so that one script sees to all limits of a request. */
    String key() {
        return "gateway:{limit}:" + name + ":" + of;
    }

    /** @return requests that may come at once */
    int burst() {
        return perSecond * SECONDS_AT_ONCE;
    }

    /** @return {@code "tenant";q=2000;w=10} (draft-ietf-httpapi-ratelimit-headers) */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, burst(), SECONDS_AT_ONCE);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
