package com.arisgourmet.defaults.service;

import com.arisgourmet.defaults.outbox.Rebuild;
import com.arisgourmet.defaults.outbox.RepublishEndpoint;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.ForServices;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where services that keep copies of this one's aggregates ask for them again; the gateway does not route here.
 * Answers when all of a kind is in the outbox. One such run at a time: whoever asks during it asks again, since its
 * loss may be later than the run.
 */
@RestController
class RepublicationController {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final RepublishEndpoint republish;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    RepublicationController(RepublishEndpoint republish) {
        this.republish = republish;
    }

    @PostMapping(Rebuild.PATH)
    @ForServices
    Mono<Map<String, Long>> publishAgain(@RequestParam String aggregate) {
        return Mono.defer(() -> running.add(aggregate)
                ? republish.republish(null, aggregate).doFinally(end -> running.remove(aggregate))
                : Mono.error(ProblemException.tooManyRequests(AGAIN)));
    }
}
