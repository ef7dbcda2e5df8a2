package com.arisgourmet.local.servers;

import com.arisgourmet.local.home.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of {@code infra/mysql} or {@code infra/redis} with its {@code ${NAME}} filled in from the secrets. */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)}");

    private Template() {}

    static String filled(String name, Secrets secrets) {
        return PLACEHOLDER
                .matcher(read("/accounts/" + name))
                .replaceAll(match -> Matcher.quoteReplacement(secrets.password(match.group(1))));
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(Template.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
