package com.arisgourmet.bench.binder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.bench.Event;
import com.arisgourmet.bench.process.Jvm;
import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.bench.servers.PlatformTables;
import com.arisgourmet.bench.servers.RedisDatabase;
import com.arisgourmet.bench.servers.ServerUrl;
import com.arisgourmet.testsupport.MySqlServer;
import com.arisgourmet.testsupport.TestServers;
import com.arisgourmet.testsupport.history.History;
import com.arisgourmet.testsupport.history.Seen;
import com.arisgourmet.testsupport.history.Verdict;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Events with effects in MySQL, handled by instances that are killed, frozen past their leases and stopped while they are at it,
 * and by a group that is destroyed. {@code -Dfaults.seed=N} makes the choices of an earlier run again.
 */
class InboxFaultsIT {
    private static final int EVENTS = 100_000;
    private static final int FAULTS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Process> instances = new ArrayList<>();

    @Test
    void noEventIsLostOrOutOfOrderAndNoEffectIsDoubled() throws Exception {
        System.out.println("faults.seed=" + seed);
        var server = MySqlServer.shared();
        var mysql = new MySql(new ServerUrl(server.host(), server.port(), server.user(), server.password()));
        String schema = "aris_bench_" + Long.toString(seed & Long.MAX_VALUE, 36);
        try (Undo undo = Undo.atExit()) {
            RedisDatabase redis = RedisDatabase.claim(TestServers.redisUrl());
            undo.later(redis::close);
            undo.later(redis::empty);
            Sources sources = new Sources(redis.url(), mysql, schema);
            undo.later(() -> mysql.execute("drop database if exists " + schema));
            mysql.execute("create database " + schema + " character set utf8mb4 collate utf8mb4_bin");
            PlatformTables.make(mysql, schema);
            Effects effects = new Effects(sources);
            effects.make();
            undo.later(() -> instances.forEach(Process::destroyForcibly));

            new Backlog(redis, ReadCommand.BACKLOG).write(EVENTS);
            start(sources);
            start(sources);
            for (int fault = 1; fault <= FAULTS; fault++) {
                long reached = (long) fault * EVENTS / (FAULTS + 1);
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> effects.loggedCount() >= reached);
                fault(sources, redis);
            }
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> effects.loggedCount() >= EVENTS && isSettled(redis));

            Verdict verdict = history(effects.logged()).verdict();
            System.out.println(verdict);
            verdict.requireClean();
            assertThat(verdict.duplicated()).as("doubled effects").isZero();
        }
    }

    private void fault(Sources sources, RedisDatabase redis) throws Exception {
        Process victim = instances.get(random.nextInt(instances.size()));
        switch (random.nextInt(4)) {
            case 0 -> {
                victim.destroyForcibly().waitFor();
                instances.remove(victim);
                start(sources);
            }
            case 1 -> {
                signal("-STOP", victim);
                await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);
                signal("-CONT", victim);
            }
            case 2 -> {
                victim.getOutputStream().close();
                if (!victim.waitFor(30, TimeUnit.SECONDS)) {
                    victim.destroyForcibly().waitFor();
                }
                instances.remove(victim);
                start(sources);
            }
            default ->
                redis.control()
                        .sync()
                        .xgroupDestroy(
                                Sources.streams(ReadCommand.BACKLOG).get(random.nextInt(64)), ConsumeCommand.GROUP);
        }
    }

    private void start(Sources sources) throws IOException {
        List<String> command = List.of(
                Jvm.java(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                Jvm.classPath(),
                "com.arisgourmet.bench.Bench",
                "consume");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "consume.log").toFile()));
        builder.environment().putAll(sources.asEnvironment());
        instances.add(builder.start());
    }

    private static void signal(String signal, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /**
     * Everything was delivered to the group and acknowledged, or the group was destroyed when that was so: it is made anew when the
     * next entry comes.
     */
    private static boolean isSettled(RedisDatabase redis) {
        return Sources.streams(ReadCommand.BACKLOG).stream().allMatch(stream -> {
            var groups = redis.control().sync().xinfoGroups(stream);
            var last = redis.control().sync().xrevrange(stream, Range.unbounded(), Limit.from(1));
            return groups.isEmpty()
                    || groups.toString().contains("pending, 0")
                            && groups.toString().contains(last.getFirst().getId());
        });
    }

    private static History history(List<Integer> logged) {
        return new History(
                IntStream.range(0, EVENTS).mapToObj(InboxFaultsIT::event).toList(),
                IntStream.range(0, logged.size())
                        .mapToObj(position -> new Seen(event(logged.get(position)), "effect " + position))
                        .toList());
    }

    private static com.arisgourmet.testsupport.history.Event event(int number) {
        Event event = new Event(number);
        return new com.arisgourmet.testsupport.history.Event(
                event.id(), event.shard(), event.aggregateId(), event.version(), 0);
    }
}
