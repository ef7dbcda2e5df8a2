package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.arisgourmet.gateway.Fleet;
import com.arisgourmet.gateway.GatewayIT;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Mono;

/** Whatever a client puts on its socket, it alone hears of it, and nothing of it stays. Repeat with {@code -Dfuzz.seed}. */
class FrameFuzzIT extends GatewayIT {
    private static final Logger ROOT_LOG = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger LEAK_LOG = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    private static final int FIRST_PIECE = 0x01;
    private static final int FRAMES = 4_000;
    private static final int SOCKETS = 200;
    private static final int MOST_ON_A_SOCKET = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    Tickets tickets;

    @Autowired
    com.arisgourmet.defaults.security.TokenVerifier tokens;

    @Autowired
    MeterRegistry meters;

    private final UUID restaurant = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final ListAppender<ILoggingEvent> leaks = new ListAppender<>();
    private final ListAppender<ILoggingEvent> unexpected = new ListAppender<>();
    private final Map<BadFrame, Integer> sent = new EnumMap<>(BadFrame.class);

    @Test
    void aSocketThatEndsInTheMiddleOfItsFramesRequestIsForgotten() throws IOException {
        double before = connections();
        for (int i = 0; i < SOCKETS; i++) {
            try (RawSocket socket = new RawSocket(port, ticket())) {
                socket.text("{\"type\":\"refresh\",\"ticket\":\"unknown\"}");
                BadFrame.UNMASKED.send(socket, new Random(i));
                await().atMost(PATIENCE).until(socket::ended);
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(connections()).isEqualTo(before));
    }

    @Test
    void whoIsGoneInTheMiddleOfAMessageIsNoErrorOfTheGateways() throws IOException {
        double before = connections();
        watchFor(ROOT_LOG, unexpected);
        for (int i = 0; i < SOCKETS; i++) {
            try (RawSocket socket = new RawSocket(port, ticket())) {
                socket.frame(FIRST_PIECE, new byte[] {'{'});
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(connections()).isEqualTo(before));
        assertThat(unexpected.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
    }

    @Test
    void whoSpeaksInPiecesAsSoonAsItIsAnsweredIsUnderstood() throws IOException {
        for (int i = 0; i < SOCKETS; i++) {
            try (RawSocket socket = new RawSocket(port, ticket())) {
                BadFrame.IN_PIECES.send(socket, new Random(i));
                await().atMost(PATIENCE).until(() -> socket.errors() == 1 || socket.ended());
                assertThat(socket.errors()).isEqualTo(1);
                assertThat(socket.ended()).isFalse();
            }
        }
    }

    @Test
    void whoSendsTooMuchAtOnceHearsSoHoweverMuchFollows() throws IOException {
        for (int i = 0; i < SOCKETS; i++) {
            try (RawSocket socket = new RawSocket(port, ticket())) {
                for (int before = 0; before < i % 30; before++) {
                    socket.text("[]");
                }
                socket.text("x".repeat((1 + i % 40) * ClientFrame.LARGEST + 1));
                await().atMost(PATIENCE).until(socket::ended);
                assertThat(socket.closeCode()).isEqualTo(1009);
            }
        }
    }

    @Test
    void badFramesAreAnsweredOrCloseTheirOwnSocketAndNothingOfThemStays() throws IOException {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("frames with -Dfuzz.seed=" + seed);
        Random random = new Random(seed);
        watchForLeaks();
        double before = connections();
        ORDER.answers("/api/v1/orders", () -> Mono.just("{\"items\":[],\"nextCursor\":null}"));
        long published = 0;
        try (Relay relay = new Relay();
                Screen healthy = new Screen(port, ticket())) {
            relay.takeFence(restaurant);
            healthy.subscribe("kitchen");
            await().atMost(PATIENCE).until(healthy::hasSnapshot);
            for (int frames = 0; frames < FRAMES; ) {
                frames += oneSocket(random);
                published++;
                relay.publish(restaurant, Events.order(restaurant, order, published, UUID.randomUUID(), "grill"));
            }
            List<Long> all = LongStream.rangeClosed(1, published).boxed().toList();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(healthy.versions()).isEqualTo(all));
            assertThat(healthy.frames("error")).isEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(connections()).isEqualTo(before + 1));
        }
        System.out.println("sent " + sent);
        assertThat(sent).containsOnlyKeys(BadFrame.values());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(connections()).isEqualTo(before));
        collectAll();
        assertThat(leaks.list).isEmpty();
    }

    /** @return how many frames it took */
    private int oneSocket(Random random) throws IOException {
        try (RawSocket socket = new RawSocket(port, ticket())) {
            int answers = 0;
            for (int frames = 1; frames <= MOST_ON_A_SOCKET; frames++) {
                BadFrame bad = BadFrame.values()[random.nextInt(BadFrame.values().length)];
                boolean ends = !bad.codes().isEmpty();
                if (ends && random.nextInt(6) != 0) {
                    continue;
                }
                sent.merge(bad, 1, Integer::sum);
                bad.send(socket, random);
                if (ends) {
                    await().atMost(PATIENCE).alias(bad + " ends the socket").until(socket::ended);
                    assertThat(bad.codes())
                            .as("%s after %d, to nobody: %s", bad, frames, socket.spokeToNobody())
                            .contains(socket.closeCode());
                    return frames;
                }
                answers++;
            }
            long expected = answers;
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(socket.errors()).isEqualTo(expected));
            socket.text("{\"type\":\"subscribe\",\"channel\":\"kitchen\"}");
            await().atMost(PATIENCE).until(() -> socket.frames().stream()
                    .anyMatch(frame -> frame.path("type").asString("").equals("snapshot")));
            assertThat(socket.errors()).isEqualTo(expected);
            return MOST_ON_A_SOCKET;
        }
    }

    private String ticket() {
        String token = Fleet.staff(restaurant, "kitchen", Duration.ofHours(1), "kitchen:read", "order:read");
        return tokens.verify(token).flatMap(tickets::issue).block();
    }

    private double connections() {
        return meters.get("aris.stream.connections").gauge().value();
    }

    /** What other tests' clients left behind is told before. */
    private void watchForLeaks() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        collectAll();
        watchFor(LEAK_LOG, leaks);
    }

    private static void watchFor(Logger logger, ListAppender<ILoggingEvent> events) {
        events.start();
        logger.addAppender(events);
    }

    /** Leaks are told at the next buffer after their collection. */
    private static void collectAll() {
        System.gc();
        for (int i = 0; i < 1_000; i++) {
            PooledByteBufAllocator.DEFAULT.directBuffer().release();
        }
    }

    @AfterEach
    void stopWatching() {
        ROOT_LOG.detachAppender(unexpected);
        LEAK_LOG.detachAppender(leaks);
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
    }
}
