package com.arisgourmet.defaults.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

class RebuildTest {
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private HttpServer owner;
    private Rebuild rebuild;

    @BeforeEach
    void anOwner() throws IOException {
        owner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        owner.createContext(Rebuild.PATH, request -> {
            asked.add(request.getRequestURI().getQuery());
            byte[] body = "{}".getBytes();
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            request.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 200, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
        owner.start();
        WebClient http =
                WebClient.create("http://127.0.0.1:" + owner.getAddress().getPort());
        rebuild = new Rebuild(
                List.of(
                        new Rebuild.Copy("catalog-service", http, "product"),
                        new Rebuild.Copy("catalog-service", http, "option-group")),
                Duration.ofMillis(50));
    }

    @AfterEach
    void stop() {
        rebuild.destroy();
        owner.stop(0);
    }

    @Test
    void anOwnerThatIsAwayIsAskedUntilItHasAnsweredAndThenTheNextOne() {
        refusals.set(2);
        mayAnswer.countDown();

        rebuild.ask();

        await().untilAsserted(() -> assertThat(asked)
                .containsExactly(
                        "aggregate=product", "aggregate=product", "aggregate=product", "aggregate=option-group"));
    }

    @Test
    void manyLossesAtOnceAreOneRoundAndThoseDuringARoundAreOneMore() {
        IntStream.range(0, 64).parallel().forEach(stream -> rebuild.ask());
        await().untilAsserted(() -> assertThat(asked).hasSize(1));
        IntStream.range(0, 64).parallel().forEach(stream -> rebuild.ask());
        mayAnswer.countDown();

        await().untilAsserted(() -> assertThat(asked).hasSize(4));
        await().during(Duration.ofMillis(300)).until(() -> asked.size() == 4);
    }
}
