package com.arisgourmet.bench.servers;

import com.arisgourmet.bench.NotMeasurable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is, and an account on it.
 *
 * @param user empty if none is named
 * @param password empty if none is named
 */
public record ServerUrl(String host, int port, String user, String password) {

    /** From {@code scheme://user:password@host:port}; what can't be read is not repeated, for there is a password in it. */
    public static ServerUrl parse(String url, String scheme, int defaultPort) {
        URI at = uri(url);
        if (at == null || !scheme.equals(at.getScheme()) || at.getHost() == null) {
            throw new NotMeasurable("That is no URL of the form " + scheme + "://user:password@host:port");
        }
        String[] account = (at.getUserInfo() == null ? "" : at.getUserInfo()).split(":", 2);
        int port = at.getPort() < 0 ? defaultPort : at.getPort();
        return new ServerUrl(at.getHost(), port, account[0], account.length < 2 ? "" : account[1]);
    }

    private static @Nullable URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    public String asUrl(String scheme) {
        String account = password.isEmpty() ? "" : user + ":" + password + "@";
        return scheme + "://" + account + host + ":" + port;
    }
}
