package com.arisgourmet.gateway.screens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Entity tags of packaged files: a digest of their content, since every file of a reproducible build has the same date. All are read
 * at the start, so that no request waits for a disk.
 */
final class ContentTags {
    private final Map<String, String> byPath;

    /** @param folders of the class path */
    ContentTags(String... folders) {
        Map<String, String> tags = new HashMap<>();
        try {
            for (String folder : folders) {
                for (Resource file :
                        new PathMatchingResourcePatternResolver().getResources("classpath:/" + folder + "/**")) {
                    String address = file.getURL().toString();
                    if (file.isReadable() && !address.endsWith("/")) {
                        tags.put(address.substring(address.lastIndexOf("/" + folder + "/") + 1), tagOf(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byPath = Map.copyOf(tags);
    }

    /** @return a strong entity tag, quoted; null for what is not in one of the folders */
    @Nullable
    String of(Resource resource) {
        return resource instanceof ClassPathResource file ? byPath.get(file.getPath()) : null;
    }

    private static String tagOf(Resource file) throws IOException {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            return '"' + HexFormat.of().formatHex(sha256, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
