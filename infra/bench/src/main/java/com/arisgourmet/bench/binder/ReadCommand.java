package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.process.Memory;
import com.arisgourmet.bench.servers.ServerProcesses;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** A reader's process: drains the backlog twice and, with the inbox, reads what is written meanwhile. */
@Command(name = "read", hidden = true)
public final class ReadCommand implements Callable<Integer> {
    static final String BACKLOG = "events";
    static final String LIVE = "live";

    /** Set when the reader waits for what is written to {@link #LIVE}. */
    static final String READY = "bench:ready";

    /** The binder's default. */
    private static final int LEASE_SECONDS = 10;

    private static final long PATIENCE_SECONDS = 300;
    private static final long GLANCE_MILLIS = 5;

    @Option(names = "--kind", required = true)
    private @Nullable Kind kind;

    @Option(names = "--round", required = true)
    private int round;

    @Option(names = "--events", required = true)
    private int events;

    @Option(names = "--live", required = true, description = "Entries written to it.")
    private int live;

    @Option(names = "--live-rate", required = true)
    private int liveRate;

    @Option(names = "--server", description = "Process id of a server.")
    private long[] servers = {};

    @Option(names = "--result", required = true)
    private @Nullable Path result;

    private final Sources sources = Sources.ofEnvironment();

    @Override
    public Integer call() throws Exception {
        RedisClient client = RedisClient.create(RedisURI.create(sources.redisUrl()));
        try (var redis = client.connect()) {
            Drain cold = drain("cold", redis);
            Drain warm = drain("warm", redis);
            Steady steady = kind == Kind.inbox ? steady(redis) : null;
            long doubled = kind == Kind.inbox ? new Effects(sources).counted() - 2L * events - live : 0;
            var all = new Result(
                    cold,
                    warm,
                    steady,
                    doubled,
                    Memory.of(ProcessHandle.current().pid()).peak());
            Files.write(
                    Objects.requireNonNull(result), JsonMapper.builder().build().writeValueAsBytes(all));
        } finally {
            client.shutdown();
        }
        return 0;
    }

    private Drain drain(String turn, StatefulRedisConnection<String, String> redis) throws Exception {
        Tally tally = new Tally(events);
        String group = "%s-%s-%d".formatted(kind, turn, round);
        try (Reader reader = open(BACKLOG, group, tally)) {
            Duration before = cpu();
            Duration serversBefore = serverCpu();
            reader.start();
            tally.awaitAll(PATIENCE_SECONDS);
            awaitNothingPending(BACKLOG, group, redis);
            return new Drain(
                    events,
                    tally.seconds(),
                    Math.round(events / tally.seconds()),
                    per100k(cpu().minus(before)),
                    per100k(serverCpu().minus(serversBefore)),
                    tally.lost(),
                    tally.duplicated(),
                    tally.inverted());
        }
    }

    private Steady steady(StatefulRedisConnection<String, String> redis) throws Exception {
        Tally tally = new Tally(live);
        String group = "%s-steady-%d".formatted(kind, round);
        try (Reader reader = open(LIVE, group, tally)) {
            reader.start();
            redis.sync().set(READY, "");
            tally.awaitAll(PATIENCE_SECONDS);
            awaitNothingPending(LIVE, group, redis);
            return new Steady(
                    liveRate,
                    tally.latencies(liveRate * Plan.LEAD_IN_SECONDS),
                    tally.lost(),
                    tally.duplicated(),
                    tally.inverted());
        }
    }

    private Reader open(String destination, String group, Handler handler) {
        return switch (Objects.requireNonNull(kind)) {
            case ordered -> BinderReader.ordered(sources, destination, group, handler);
            case batches -> BinderReader.batches(sources, destination, group, handler);
            case competing -> BinderReader.competing(sources, destination, group, handler);
            case inbox -> BinderReader.inbox(sources, destination, group, LEASE_SECONDS, Effect.UPSERT, handler);
            case lettuce -> LettuceReader.open(sources, destination, group, handler);
            case integration -> IntegrationReader.open(sources, destination, group, handler);
        };
    }

    private static void awaitNothingPending(
            String destination, String group, StatefulRedisConnection<String, String> redis)
            throws InterruptedException {
        for (String stream : Sources.streams(destination)) {
            for (long left = PATIENCE_SECONDS * 1_000;
                    redis.sync().xpending(stream, group).getCount() > 0; ) {
                left -= GLANCE_MILLIS;
                if (left < 0) {
                    throw new NotMeasurable("Entries of " + stream + " were never acknowledged.");
                }
                Thread.sleep(GLANCE_MILLIS);
            }
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Duration serverCpu() {
        return ServerProcesses.of(servers).cpu();
    }

    private double per100k(Duration spent) {
        return Math.round(spent.toNanos() / 1e9 * 100_000 / events * 100) / 100.0;
    }
}
