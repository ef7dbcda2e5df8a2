package com.arisgourmet.auth.throttle;

import java.net.InetSocketAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a request came from: the last entry of {@code X-Forwarded-For}, which the gateway wrote; entries before it are the
 * client's own claims. Without the header, the peer of the connection.
 */
public final class ClientAddress {
    private ClientAddress() {}

    public static String of(ServerHttpRequest request) {
        String forwarded = request.getHeaders().getFirst("X-Forwarded-For");
        if (forwarded != null && !forwarded.isBlank()) {
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        InetSocketAddress peer = request.getRemoteAddress();
        return peer == null ? "unknown" : peer.getAddress().getHostAddress();
    }
}
