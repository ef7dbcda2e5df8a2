package com.arisgourmet.local.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passwords and keys of this installation. Each is made at random when first asked for and stays the same until
 * {@code secrets.json} is deleted; the file is readable by its owner alone.
 */
public final class Secrets {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String EASY_TO_TYPE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path file;
    private final Map<String, String> values;

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    public static Secrets in(Path file) {
        var values = Files.exists(file)
                ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {})
                : new TreeMap<String, String>();
        return new Secrets(file, values);
    }

    /** A password for programs: 32 characters out of A–Z, a–z, 0–9, '-' and '_'. */
    public String password(String name) {
        return get(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)));
    }

    /** A password for people: four groups of four characters that are hard to mistake for one another. */
    public String spokenPassword(String name) {
        return get(
                name, () -> IntStream.range(0, 4).mapToObj(group -> letters(4)).collect(Collectors.joining("-")));
    }

    /** 32 random bytes in base64. */
    public String key(String name) {
        return get(name, Secrets::throwawayKey);
    }

    /** The same, remembered nowhere. */
    public static String throwawayKey() {
        return Base64.getEncoder().encodeToString(bytes(32));
    }

    public synchronized Optional<String> existing(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private synchronized String get(String name, Supplier<String> maker) {
        var existing = values.get(name);
        if (existing != null) {
            return existing;
        }
        var made = maker.get();
        values.put(name, made);
        Home.writePrivately(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(values));
        return made;
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String letters(int count) {
        return RANDOM.ints(count, 0, EASY_TO_TYPE.length())
                .mapToObj(i -> EASY_TO_TYPE.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
