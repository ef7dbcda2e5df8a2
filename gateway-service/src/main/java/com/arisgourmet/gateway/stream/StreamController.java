package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.OpenToAnyone;
import com.arisgourmet.defaults.security.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where clients come in: a socket with a ticket, or server-sent events with a token. */
@RestController
final class StreamController {
    static final String PATH = "/api/v1/stream";

    private final Tickets tickets;
    private final Admission admission;
    private final Hub hub;
    private final SocketTransport sockets;
    private final SseTransport sse;

    StreamController(Tickets tickets, Admission admission, Hub hub, SocketTransport sockets, SseTransport sse) {
        this.tickets = tickets;
        this.admission = admission;
        this.hub = hub;
        this.sockets = sockets;
        this.sse = sse;
    }

    @GetMapping(path = PATH, params = "ticket")
    @OpenToAnyone(because = "the ticket proves who is there")
    Mono<Void> socket(@RequestParam String ticket, ServerWebExchange exchange) {
        return admission
                .oneOfFew(tickets.redeem(ticket))
                .flatMap(listener -> sockets.serve(exchange, () -> hub.open(listener)));
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(guest = true)
    Mono<Void> events(
            Caller caller,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) @Nullable String station,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        admission.admit();
        Listener listener = Listener.of(caller);
        return sse.serve(exchange, listener, () -> hub.open(listener), channel, station, lastEventId);
    }
}
