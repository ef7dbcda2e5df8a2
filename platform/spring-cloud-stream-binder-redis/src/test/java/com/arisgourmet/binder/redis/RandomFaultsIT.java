package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.testsupport.history.Event;
import com.arisgourmet.testsupport.history.History;
import com.arisgourmet.testsupport.history.Seen;
import com.arisgourmet.testsupport.history.Verdict;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/**
 * Instances as processes over a Redis that keeps what it has acknowledged. They are killed, frozen past their leases, stopped and
 * started, Redis is restarted and groups are destroyed, while events are written; a judge of histories then says what was lost or came
 * in the wrong order. {@code -Dfaults.seed=N} makes the same choices again.
 */
class RandomFaultsIT {

    private static final int SHARDS = 4;
    private static final int AGGREGATES = 40;
    private static final int EVENTS = 6000;

    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final String destination = TestRedis.unique("faults");
    private final int port = TestRedis.freePort();
    private final String url = "redis://127.0.0.1:" + port;
    private final List<ConsumerProcess> instances = new ArrayList<>();
    private final List<Event> committed = new ArrayList<>();
    private final List<Event> uncertain = new ArrayList<>();
    private Path dir;
    private RedisServer server;
    private RedisConnections connections;

    @BeforeEach
    void start() throws IOException {
        dir = Files.createTempDirectory("binder-faults");
        server = server();
        connections = TestRedis.connect(url);
    }

    @AfterEach
    void stop() {
        instances.forEach(ConsumerProcess::close);
        connections.close();
        TestRedis.stop(server);
    }

    @Test
    void whatAKilledInstanceHadInWorkIsHandledByAnother() {
        write(500, 0);
        startInstance(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> effects() > 100);
        instances.removeFirst().kill();

        startInstance(2);
        assertThat(judged().duplicated()).isLessThan(500);
    }

    @Test
    void anInstanceThatWasFrozenPastItsLeaseUndoesNothingOfTheNextOne() {
        write(500, 0);
        startInstance(3);
        await().atMost(Duration.ofSeconds(20)).until(() -> effects() > 100);
        instances.getFirst().freeze();

        startInstance(4);
        write(500, 500);
        await().atMost(Duration.ofSeconds(30)).until(() -> effects() >= 1000);
        instances.getFirst().thaw();
        write(200, 1000);

        judged();
    }

    @Test
    void nothingIsLostOrInvertedWhateverHappens() throws InterruptedException {
        System.out.println("faults.seed=" + seed);
        for (int instance = 0; instance < 3; instance++) {
            startInstance(random.nextLong(1_000_000));
        }
        AtomicBoolean written = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            write(EVENTS, 0);
            written.set(true);
        });
        while (!written.get()) {
            fault();
        }
        writer.join();

        Verdict verdict = judged();
        System.out.println(verdict);
    }

    private void fault() {
        int victim = random.nextInt(instances.size());
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                instances.remove(victim).kill();
                startInstance(random.nextLong(1_000_000));
            }
            case 2 -> {
                instances.get(victim).freeze();
                pass(Duration.ofMillis(1500 + random.nextInt(1000)));
                instances.get(victim).thaw();
            }
            case 3 -> {
                instances.remove(victim).stop();
                startInstance(random.nextLong(1_000_000));
            }
            case 4 -> {
                TestRedis.stop(server);
                server = server();
            }
            default -> {
                String stream = StreamNames.shard(destination, SHARDS, random.nextInt(SHARDS));
                try {
                    connections.commands().xgroupDestroy(stream, "group");
                } catch (RedisException away) {
                    System.out.println("no group destroyed: " + away.getMessage());
                }
            }
        }
        pass(Duration.ofMillis(500 + random.nextInt(1500)));
    }

    /** For what matters because of how long it lasts. */
    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> true);
    }

    private void startInstance(long number) {
        instances.add(ConsumerProcess.start(url, destination, SHARDS, number));
    }

    /** A write that was not answered may be in the stream; the event is written again under another id, as an outbox would not. */
    private void write(int events, int from) {
        for (int i = from; i < from + events; i++) {
            UUID aggregate = new UUID(0, i % AGGREGATES);
            int shard = i % AGGREGATES % SHARDS;
            int tries = 0;
            while (!written(new Event(UUID.randomUUID(), shard, aggregate, i / AGGREGATES, tries++))) {
                await().pollDelay(Duration.ofMillis(50)).until(() -> true);
            }
            if (i % 10 == 0) {
                await().pollDelay(Duration.ofMillis(20)).until(() -> true);
            }
        }
    }

    private boolean written(Event event) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        fields.put("subject", event.aggregate().toString().getBytes(UTF_8));
        fields.put("data", text(event).getBytes(UTF_8));
        try {
            connections.commands().xadd(StreamNames.shard(destination, SHARDS, event.shard()), fields);
            committed.add(event);
            return true;
        } catch (RedisException e) {
            uncertain.add(event);
            return false;
        }
    }

    private Verdict judged() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> history().verdict().lost().isEmpty());
        Verdict verdict = history().verdict();
        verdict.requireClean();
        return verdict;
    }

    private History history() {
        List<Seen> seen =
                connections
                        .commands()
                        .xrange(ConsumerProcess.effects(destination), Range.unbounded(), Limit.unlimited())
                        .stream()
                        .map(RandomFaultsIT::seen)
                        .toList();
        return new History(List.copyOf(committed), List.copyOf(uncertain), seen);
    }

    private long effects() {
        return connections.commands().xlen(ConsumerProcess.effects(destination));
    }

    private static String text(Event event) {
        return String.join(
                " ",
                event.id().toString(),
                String.valueOf(event.shard()),
                event.aggregate().toString(),
                String.valueOf(event.version()),
                String.valueOf(event.ordinal()));
    }

    private static Seen seen(StreamMessage<String, byte[]> effect) {
        String[] parts = new String(effect.getBody().get("data"), UTF_8).split(" ");
        Event event = new Event(
                UUID.fromString(parts[0]),
                Integer.parseInt(parts[1]),
                UUID.fromString(parts[2]),
                Long.parseLong(parts[3]),
                Integer.parseInt(parts[4]));
        return new Seen(event, new String(effect.getBody().get("at"), UTF_8));
    }

    private RedisServer server() {
        return TestRedis.server(port, "dir " + dir, "appendonly yes", "appendfsync always");
    }
}
