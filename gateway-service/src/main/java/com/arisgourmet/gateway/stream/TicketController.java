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
    private final Admission admission;

    TicketController(Tickets tickets, Admission admission) {
        this.tickets = tickets;
        this.admission = admission;
    }

    /** @param expiresIn seconds */
    record IssuedTicket(String ticket, long expiresIn) {}

    /** A page cannot read why its socket was refused, so a gateway that is overrun says so here, before there is one. */
    @PostMapping("/api/v1/stream-tickets")
    @Requires(guest = true)
    Mono<ResponseEntity<IssuedTicket>> issue(Caller caller) {
        admission.admit();
        return tickets.issue(caller).map(ticket -> ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new IssuedTicket(ticket, Tickets.LIFE.toSeconds())));
    }
}
