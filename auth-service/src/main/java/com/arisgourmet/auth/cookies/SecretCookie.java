package com.arisgourmet.auth.cookies;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * What web clients hold out of reach of their scripts: HttpOnly, SameSite=Strict. Over https it is Secure and named with the
 * {@code __Host-} prefix (RFC 6265bis, 4.1.3.2), so that neither a plain-text page nor one of another host of the domain can set
 * it; the prefix wants the path {@code /}. Over plain http (local mode) neither is possible, and the cookie goes to {@code
 * /api/v1/auth} alone.
 */
public final class SecretCookie {
    private static final String PATH = "/api/v1/auth";
    private static final String CLIENT = "X-Client";

    private final String name;
    private final boolean secure;

    private SecretCookie(String name, boolean secure) {
        this.name = secure ? "__Host-" + name : name;
        this.secure = secure;
    }

    /** Of a refresh token. */
    public static SecretCookie refresh(ServerHttpRequest request) {
        return new SecretCookie("aris_refresh", isSecure(request));
    }

    /** Of a shared device's credential. */
    public static SecretCookie device(ServerHttpRequest request) {
        return new SecretCookie("aris_device", isSecure(request));
    }

    /** Whether the client asks for cookies instead of secrets in bodies. */
    public static boolean isWanted(ServerHttpRequest request) {
        return "web".equalsIgnoreCase(request.getHeaders().getFirst(CLIENT));
    }

    public Optional<String> read(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(name);
        return cookie == null || cookie.getValue().isBlank() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    public ResponseCookie holding(String secret, Duration life) {
        return ResponseCookie.from(name, secret)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path(secure ? "/" : PATH)
                .maxAge(life)
                .build();
    }

    public ResponseCookie cleared() {
        return holding("", Duration.ZERO);
    }

    private static boolean isSecure(ServerHttpRequest request) {
        String forwarded = request.getHeaders().getFirst("X-Forwarded-Proto");
        String scheme = forwarded == null ? request.getURI().getScheme() : forwarded;
        return "https".equalsIgnoreCase(scheme);
    }
}
