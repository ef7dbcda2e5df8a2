package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
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
 * Whose pages may open sockets: ours (the public address, or the host that was asked), and those that are configured. A
 * browser always says where a page came from; a client that says nothing is no browser and proves itself by its ticket.
 */
@Component
final class Origins {
    private final List<String> allowed;

    Origins(Backends backends, StreamProperties properties) {
        allowed = Stream.concat(Stream.of(backends.publicUrl()), properties.allowedOrigins().stream())
                .map(Origins::originOf)
                .toList();
    }

    /** @throws ProblemException 403 for a foreign page */
    void check(HttpHeaders headers) {
        String origin = headers.getFirst(HttpHeaders.ORIGIN);
        if (origin != null && !isAllowed(origin.toLowerCase(Locale.ROOT), headers.getFirst(HttpHeaders.HOST))) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Pages of this origin may not open a stream.");
        }
    }

    private boolean isAllowed(String origin, @Nullable String host) {
        boolean own = host != null
                && (origin.equals("http://" + host.toLowerCase(Locale.ROOT))
                        || origin.equals("https://" + host.toLowerCase(Locale.ROOT)));
        return own || allowed.contains(origin);
    }

    private static String originOf(String url) {
        URI uri = URI.create(url);
        String host = Objects.requireNonNull(uri.getHost(), () -> "no host in " + url);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return (uri.getScheme() + "://" + host + port).toLowerCase(Locale.ROOT);
    }
}
