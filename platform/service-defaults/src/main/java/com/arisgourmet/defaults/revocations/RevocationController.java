package com.arisgourmet.defaults.revocations;

import com.arisgourmet.defaults.security.ForServices;
import com.arisgourmet.defaults.security.Revocation;
import com.arisgourmet.defaults.security.RevocationFeed;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Tells the other services which tokens are no longer good. The first beat says that everything in force was told. */
@RestController
class RevocationController {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final RevocationNews news;

    RevocationController(RevocationNews news) {
        this.news = news;
    }

    @ForServices
    @GetMapping(path = RevocationFeed.PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Revocation>> revocations() {
        Flux<ServerSentEvent<Revocation>> inForce = news.inForce().map(RevocationController::event);
        Flux<ServerSentEvent<Revocation>> since = news.news().map(RevocationController::event);
        return Flux.merge(since, inForce.concatWith(beats())).takeUntilOther(news.stopping());
    }

    private static ServerSentEvent<Revocation> event(Revocation revocation) {
        return ServerSentEvent.builder(revocation).build();
    }

    private static Flux<ServerSentEvent<Revocation>> beats() {
        return Flux.interval(Duration.ZERO, BEAT).onBackpressureDrop().map(tick -> ServerSentEvent.<Revocation>builder()
                .comment("beat")
                .build());
    }
}
