package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Requires;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class TicketController {
    private final Tickets tickets;

    TicketController(Tickets tickets) {
        this.tickets = tickets;
    }

    /** @param expiresIn seconds */
    record IssuedTicket(String ticket, long expiresIn) {}

    @PostMapping("/api/v1/stream-tickets")
    @Requires(guest = true)
    Mono<ResponseEntity<IssuedTicket>> issue(Caller caller) {
        return tickets.issue(caller).map(ticket -> ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new IssuedTicket(ticket, Tickets.LIFE.toSeconds())));
    }
}
