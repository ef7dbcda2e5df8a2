package com.arisgourmet.bench.binder;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.bench.servers.RedisDatabase;
import com.arisgourmet.bench.servers.ServerUrl;
import com.arisgourmet.testsupport.MySqlServer;
import com.arisgourmet.testsupport.TestServers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark with a few hundred events. */
class BinderBenchmarkIT {
    private static final Plan PLAN = new Plan(1, 500, 100, 1);

    private final MySqlServer server = MySqlServer.shared();
    private final MySql mysql =
            new MySql(new ServerUrl(server.host(), server.port(), server.user(), server.password()));

    @TempDir
    private Path folder;

    @Test
    void everyReaderReadsAllOnceAndNothingIsLeftBehind() throws Exception {
        Map<String, List<Result>> results;
        try (RedisDatabase redis = RedisDatabase.claim(TestServers.redisUrl())) {
            try (Undo undo = Undo.atExit()) {
                var out = new PrintWriter(System.out, true);
                results = BinderBenchmark.run(PLAN, List.of(Kind.values()), mysql, redis, folder, undo, out);
            }
            assertThat(redis.control().sync().dbsize()).as("keys but the claim").isOne();
        }

        assertThat(results.keySet())
                .containsExactly("ordered", "batches", "competing", "inbox", "lettuce", "integration");
        results.forEach((kind, rounds) -> assertThat(rounds)
                .as(kind)
                .singleElement()
                .satisfies(result -> isWhole(result, !kind.equals("competing"))));
        assertThat(results.get("inbox").getFirst().steady()).satisfies(steady -> {
            assertThat(steady.lost() + steady.duplicated() + steady.inverted()).isZero();
            assertThat(steady.millis().p50()).isPositive();
        });
    }

    private static void isWhole(Result result, boolean inOrder) {
        for (Drain drain : List.of(result.cold(), result.warm())) {
            assertThat(drain.lost() + drain.duplicated()).isZero();
            assertThat(drain.eventsPerSecond()).isPositive();
            if (inOrder) {
                assertThat(drain.inverted()).isZero();
            }
        }
        assertThat(result.doubledEffects()).isZero();
        assertThat(result.peakMegabytes()).isPositive();
    }
}
