package com.arisgourmet.defaults.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps {@link Revocations} up to date from a service that signs tokens: a stream of server-sent events that begins with everything still in
 * force, says with a first beat that this was all, and goes on with what is new and a beat a second. While it is
 * away this instance goes on with what it
 * knows, says so in {@code aris.revocations.connected}, and asks again, two seconds apart at most.
 */
public final class RevocationFeed implements SmartLifecycle {
    public static final String PATH = "/internal/revocations";

    private static final Logger log = LoggerFactory.getLogger(RevocationFeed.class);
    private static final Duration SILENCE = Duration.ofSeconds(4);
    private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(2))
            .transientErrors(true);
    private static final ParameterizedTypeReference<ServerSentEvent<Revocation>> EVENT =
            new ParameterizedTypeReference<>() {};

    private final WebClient http;
    private final Revocations revocations;
    private final String issuer;
    private final AtomicInteger connected;
    private volatile boolean lossTold;
    private Disposable running = Disposables.disposed();

    /**
     * @param issuer name of a service that revokes tokens it signed
     * @param http of that service
     */
    public RevocationFeed(String issuer, WebClient http, Revocations revocations, MeterRegistry meters) {
        this.issuer = issuer;
        this.http = http;
        this.revocations = revocations;
        this.connected = Objects.requireNonNull(
                meters.gauge("aris.revocations.connected", Tags.of("issuer", issuer), new AtomicInteger()));
    }

    private Flux<ServerSentEvent<Revocation>> events() {
        return http.get()
                .uri(PATH)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .retrieve()
                .bodyToFlux(EVENT)
                .timeout(SILENCE)
                .concatWith(Mono.error(() -> new IllegalStateException(issuer + " ended the stream")))
                .doOnNext(this::heard)
                .doOnError(this::lost);
    }

    private void heard(ServerSentEvent<Revocation> event) {
        Revocation revocation = event.data();
        if (revocation != null) {
            revocations.learn(revocation);
            return;
        }
        revocations.forgetExpired();
        if (connected.getAndSet(1) == 0) {
            lossTold = false;
            log.info("revocations by {} are up to date", issuer);
        }
    }

    private void lost(Throwable failure) {
        connected.set(0);
        if (!lossTold) {
            lossTold = true;
            log.warn("new revocations by {} are not heard of for the moment: {}", issuer, failure.toString());
        }
    }

    @Override
    public synchronized void start() {
        running = Flux.defer(this::events).retryWhen(AGAIN).subscribe();
    }

    @Override
    public synchronized void stop() {
        running.dispose();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isDisposed();
    }
}
