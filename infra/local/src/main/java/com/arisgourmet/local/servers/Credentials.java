package com.arisgourmet.local.servers;

import com.arisgourmet.local.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL {@code scheme://user:password@host:port}.
 *
 * @param user empty if none is named
 * @param password empty if none is named
 */
record Credentials(String host, int port, String user, String password) {

    static Credentials in(String url, String scheme, int defaultPort) {
        try {
            var uri = URI.create(url);
            if (scheme.equals(uri.getScheme()) && uri.getHost() != null) {
                var parts = (uri.getUserInfo() == null ? "" : uri.getUserInfo()).split(":", 2);
                var port = uri.getPort() < 0 ? defaultPort : uri.getPort();
                return new Credentials(uri.getHost(), port, parts[0], parts.length < 2 ? "" : parts[1]);
            }
        } catch (IllegalArgumentException e) {
            throw malformed(scheme, e);
        }
        throw malformed(scheme, null);
    }

    private static Problem malformed(String scheme, @Nullable Throwable cause) {
        var message = "That is no URL of the form %s://user:password@host:port".formatted(scheme);
        return cause == null ? new Problem(message) : new Problem(message, cause);
    }
}
