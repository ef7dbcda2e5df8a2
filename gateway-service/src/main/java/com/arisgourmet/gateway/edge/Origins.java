package com.arisgourmet.gateway.edge;

import com.arisgourmet.gateway.Backends;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Whose pages may call us: our own (the host that was asked), those of the public address, and those that are
 * configured. A browser always says where a page came from when it matters; a client that says nothing is no browser,
 * and no browser's cookies are sent by it.
 */
@Component
final class Origins {
    private final List<String> allowed;

    Origins(Backends backends, EdgeProperties properties) {
        allowed = Stream.concat(Stream.of(backends.publicUrl()), properties.allowedOrigins().stream())
                .map(Origins::originOf)
                .toList();
    }

    List<String> allowed() {
        return allowed;
    }

    boolean admit(HttpHeaders headers) {
        @Nullable String origin = headers.getFirst(HttpHeaders.ORIGIN);
        return origin == null || isOwn(headers) || allowed.contains(origin.toLowerCase(Locale.ROOT));
    }

    /** @return whether the page is of the host that was asked, so that no cross-origin rules apply to it */
    boolean isOwn(HttpHeaders headers) {
        @Nullable String origin = headers.getFirst(HttpHeaders.ORIGIN);
        @Nullable String host = headers.getFirst(HttpHeaders.HOST);
        return origin != null
                && host != null
                && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
    }

    private static String originOf(String url) {
        URI uri = URI.create(url);
        String host = Objects.requireNonNull(uri.getHost(), () -> "no host in " + url);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return (uri.getScheme() + "://" + host + port).toLowerCase(Locale.ROOT);
    }
}
