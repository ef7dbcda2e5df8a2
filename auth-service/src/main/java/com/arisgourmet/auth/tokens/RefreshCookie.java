package com.arisgourmet.auth.tokens;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The refresh token of web clients: HttpOnly, SameSite=Strict. Over https it is Secure and named with the {@code
 * __Host-} prefix, so that neither a plain-text page nor one of another host of the domain can set it; the prefix wants
 * the path {@code /}. Over plain http (local mode) it is possible to be neither, and the cookie goes to {@code
 * /api/v1/auth} alone.
 */
record RefreshCookie(boolean secure) {
    private static final String NAME = "aris_refresh";
    private static final String SECURE_NAME = "__Host-" + NAME;
    private static final String PATH = "/api/v1/auth";

    static RefreshCookie of(ServerHttpRequest request) {
        String forwarded = request.getHeaders().getFirst("X-Forwarded-Proto");
        String scheme = forwarded == null ? request.getURI().getScheme() : forwarded;
        return new RefreshCookie("https".equalsIgnoreCase(scheme));
    }

    Optional<String> read(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(name());
        return cookie == null || cookie.getValue().isBlank() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    ResponseCookie holding(String token, Duration life) {
        return cookie(token, life);
    }

    ResponseCookie cleared() {
        return cookie("", Duration.ZERO);
    }

    private ResponseCookie cookie(String value, Duration life) {
        return ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path(secure ? "/" : PATH)
                .maxAge(life)
                .build();
    }

    private String name() {
        return secure ? SECURE_NAME : NAME;
    }
}
