package com.arisgourmet.gateway.screens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;

/**
 * Entity tags of packaged files: a digest of their content, since every file of a reproducible build has the same date.
 * Computed once a file; the files of a running gateway do not change.
 */
final class ContentTags {
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /** @return a strong entity tag, quoted */
    String of(Resource resource) {
        return tags.computeIfAbsent(resource.getDescription(), key -> '"' + digest(resource) + '"');
    }

    private static String digest(Resource resource) {
        try (var content = resource.getInputStream()) {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(sha256, 0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
