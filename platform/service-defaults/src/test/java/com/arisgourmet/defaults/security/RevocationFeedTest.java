package com.arisgourmet.defaults.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** In the place of auth-service stands a server that tells what the test says; the real one's side is RevocationIT's. */
class RevocationFeedTest {
    private final Revocations revocations = new Revocations(Clock.systemUTC());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Caller.Staff luis = staff();
    private final Caller.Staff eva = staff();
    private Issuer issuer = Issuer.telling(0, luis);
    private final RevocationFeed feed = feed(issuer.port());

    @BeforeEach
    void listen() {
        feed.start();
        await().until(() -> connected() == 1);
    }

    @AfterEach
    void end() {
        feed.stop();
        issuer.end();
    }

    @Test
    void whileTheIssuerIsAwayWhatIsKnownHoldsAndNobodyElseIsRefused() {
        issuer.end();

        await().until(() -> connected() == 0);

        assertThat(revocations.include(luis)).isTrue();
        assertThat(revocations.include(eva)).isFalse();
    }

    @Test
    void whatWasMissedIsHeardWhenTheIssuerIsBack() {
        issuer.end();
        await().until(() -> connected() == 0);

        issuer = Issuer.telling(issuer.port(), luis, eva);

        await().until(() -> connected() == 1);
        assertThat(revocations.include(luis)).isTrue();
        assertThat(revocations.include(eva)).isTrue();
    }

    private RevocationFeed feed(int port) {
        return new RevocationFeed("auth-service", WebClient.create("http://127.0.0.1:" + port), revocations, meters);
    }

    private double connected() {
        return Objects.requireNonNull(meters.find("aris.revocations.connected").gauge())
                .value();
    }

    private static Caller.Staff staff() {
        return new Caller.Staff(
                UUID.randomUUID(), UUID.randomUUID(), "waiter", Set.of(), null, UUID.randomUUID(), 1, "token");
    }

    private record Issuer(DisposableServer server, Sinks.Empty<Void> over) {

        /** @param port 0 for a free one */
        static Issuer telling(int port, Caller.Staff... signedOut) {
            Sinks.Empty<Void> over = Sinks.empty();
            String inForce = Arrays.stream(signedOut).map(Issuer::event).collect(Collectors.joining());
            Flux<String> told = Flux.concat(
                            Mono.just(inForce),
                            Flux.interval(Duration.ZERO, Duration.ofSeconds(1)).map(tick -> ":beat\n\n"))
                    .takeUntilOther(over.asMono());
            return new Issuer(
                    HttpServer.create()
                            .host("127.0.0.1")
                            .port(port)
                            .route(routes -> routes.get(RevocationFeed.PATH, (request, response) -> response.sse()
                                    .sendString(told)))
                            .bindNow(),
                    over);
        }

        private static String event(Caller.Staff signedOut) {
            return "data:{\"kind\":\"session\",\"sid\":\"%s\",\"until\":\"%s\"}\n\n"
                    .formatted(signedOut.sid(), Instant.now().plus(Duration.ofHours(1)));
        }

        int port() {
            return server.port();
        }

        void end() {
            over.tryEmitEmpty();
            server.disposeNow();
        }
    }
}
