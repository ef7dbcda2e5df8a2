package com.arisgourmet.auth.audit;

import com.arisgourmet.auth.throttle.ClientAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Where a request came from; it travels in the reactive context, as the trace does.
 *
 * @param address at most 45 characters, as many as an IPv6 address has
 * @param userAgent as the client says, at most 200 characters
 */
record Origin(@Nullable String address, @Nullable String userAgent) {
    private static final Origin UNKNOWN = new Origin(null, null);
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_USER_AGENT = 200;

    static Origin of(ServerHttpRequest request) {
        return new Origin(
                cut(ClientAddress.of(request), LONGEST_ADDRESS),
                cut(request.getHeaders().getFirst(HttpHeaders.USER_AGENT), LONGEST_USER_AGENT));
    }

    /** @return that of the request being answered, unknown if there is none */
    static Origin in(ContextView context) {
        return context.hasKey(Origin.class) ? context.get(Origin.class) : UNKNOWN;
    }

    Context putInto(Context context) {
        return context.put(Origin.class, this);
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
