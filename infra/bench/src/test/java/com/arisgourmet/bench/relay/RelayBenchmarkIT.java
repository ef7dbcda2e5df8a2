package com.arisgourmet.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.bench.servers.RedisDatabase;
import com.arisgourmet.bench.servers.ServerUrl;
import com.arisgourmet.testsupport.MySqlServer;
import com.arisgourmet.testsupport.TestServers;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark with a few hundred rows and without Debezium, which is not fetched for a test. */
class RelayBenchmarkIT {
    private static final Path RELAY = Path.of("..", "..", "outbox-relay", "target", "outbox-relay.jar");
    private static final List<String> FLAGS = List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Plan PLAN = new Plan(1, 300, 500, List.of(50), 1, 1);

    private final MySqlServer server = MySqlServer.shared();
    private final MySql mysql =
            new MySql(new ServerUrl(server.host(), server.port(), server.user(), server.password()));

    @TempDir
    private Path folder;

    @Test
    void everyFigureIsTakenAndNothingIsLeftBehind() throws Exception {
        assertThat(RELAY).as("built before this module").exists();
        Map<String, List<Turn.Result>> turns;
        try (RedisDatabase redis = RedisDatabase.claim(TestServers.redisUrl())) {
            turns = benchmark(redis).run(List.of(new Ours(RELAY.toAbsolutePath(), FLAGS), new Ceiling(FLAGS)));
            assertThat(redis.control().sync().dbsize()).as("keys but the claim").isEqualTo(1);
        }

        assertThat(turns.keySet()).containsExactly("ours", "ceiling");
        assertThat(turns.values())
                .allSatisfy(of -> assertThat(of).singleElement().satisfies(RelayBenchmarkIT::isWhole));
        assertThat(schemas()).noneMatch(schema -> schema.startsWith("aris_bench_"));
        assertThat(Files.readString(folder.resolve("ours.log"))).contains("Started RelayService");
    }

    private RelayBenchmark benchmark(RedisDatabase redis) {
        return new RelayBenchmark(
                PLAN, mysql, redis, folder, Undo.atExit(), new Progress(new PrintWriter(System.out, true)));
    }

    private static void isWhole(Turn.Result turn) {
        assertThat(turn.cold().rows()).isEqualTo(300);
        assertThat(turn.warm().rows()).isEqualTo(500);
        for (Turn.Drain drain : List.of(turn.cold(), turn.warm())) {
            assertThat(drain.lost() + drain.duplicated() + drain.inverted()).isZero();
            assertThat(drain.eventsPerSecond()).isPositive();
        }
        assertThat(turn.steady()).singleElement().satisfies(steady -> {
            assertThat(steady.lost()).isZero();
            assertThat(steady.millis().p50()).isPositive();
        });
        assertThat(turn.memory().peak()).isPositive();
    }

    private List<String> schemas() throws Exception {
        try (var connection = DriverManager.getConnection(mysql.jdbcUrl(""), server.user(), server.password());
                var rows = connection.createStatement().executeQuery("show databases")) {
            List<String> schemas = new ArrayList<>();
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
            return schemas;
        }
    }
}
