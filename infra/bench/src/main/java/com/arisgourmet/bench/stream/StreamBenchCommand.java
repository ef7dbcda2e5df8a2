package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.auth.AuthClient;
import com.arisgourmet.bench.figures.Report;
import com.arisgourmet.bench.figures.Surroundings;
import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.bench.servers.Servers;
import io.lettuce.core.RedisClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The socket hub's benchmark. {@code aris bench stream} starts the other services and then this. */
@Command(name = "stream")
public final class StreamBenchCommand implements Callable<Integer> {
    /** Clear of a gateway's. */
    private static final int PEERS_PORT = 20_080;

    @Option(names = "--auth", required = true, description = "URL of auth-service itself.")
    private @Nullable URI auth;

    @Option(names = "--gateway-jar", required = true)
    private @Nullable Path jar;

    @Option(names = "--gateway-port", required = true)
    private int port;

    @Option(names = "--gateway-management-port", required = true)
    private int managementPort;

    @Option(names = "--jvm-flag", description = "Of the gateway's JVM.")
    private List<String> jvmFlags = new ArrayList<>();

    @Option(names = "--gateway-flag", description = "Of the gateway's JVM, but not of the ceiling's.")
    private List<String> gatewayFlags = new ArrayList<>();

    @Option(names = "--socketio", description = "Folder of Socket.IO's scripts and packages.")
    private @Nullable Path socketIo;

    @Option(names = "--only", required = true)
    private List<String> only = new ArrayList<>();

    @Option(names = "--rounds", required = true)
    private int rounds;

    @Option(names = "--short")
    private boolean brief;

    @Option(names = "--json")
    private @Nullable Path json;

    @Option(names = "--folder", required = true, description = "For logs.")
    private @Nullable Path folder;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        Plan plan = brief ? Plan.brief(rounds) : Plan.full(rounds);
        MySql mysql = Servers.mysql();
        Map<String, String> settings = mysql.settings();
        try (Undo undo = Undo.atExit()) {
            RedisClient redis = RedisClient.create(Servers.redisUrl());
            undo.later(redis::shutdown);
            var connection = redis.connect();
            Path logs = Files.createDirectories(Objects.requireNonNull(folder).toAbsolutePath());
            var client = new AuthClient(Objects.requireNonNull(auth));
            AuthClient.Account owner = client.register();
            UUID restaurant = client.restaurantOf(client.logIn(owner));
            var stage = new Stage(new Order(restaurant), connection, Servers.redisUrl(), mysql, logs);
            var machine = Surroundings.machine();
            var versions = Surroundings.versions(
                    settings, redisSettings(connection.sync().info("server")), versions());
            Surroundings.tell(out, logs);
            undo.later(() -> connection.sync().xtrim(stage.stream(), 0));
            var results = StreamBenchmark.run(plan, contestants(client, owner), stage, undo, out);
            var report = new Report<>(machine, versions, plan, Figures.all(plan), results);
            var goals =
                    Figures.goals(plan, report.medians("ours"), report.medians("socketio"), report.medians("ceiling"));
            report.print(out, goals);
            if (json != null) {
                report.write(json, goals);
            }
        }
        return 0;
    }

    private List<Contestant> contestants(AuthClient client, AuthClient.Account owner) {
        var flags = Stream.concat(jvmFlags.stream(), gatewayFlags.stream()).toList();
        Stream<Contestant> all = Stream.concat(
                Stream.of(
                        new Hub(Objects.requireNonNull(jar), flags, port, managementPort, client, owner),
                        new Bare(jvmFlags, PEERS_PORT)),
                Stream.ofNullable(socketIo).map(scripts -> new SocketIo(scripts, PEERS_PORT)));
        return all.filter(contestant -> only.contains(contestant.name())).toList();
    }

    private Map<String, String> versions() {
        return socketIo == null ? Map.of() : Map.of("socket.io", "4.8.4", "@socket.io/redis-streams-adapter", "0.3.1");
    }

    private static Map<String, String> redisSettings(String info) {
        return info.lines()
                .filter(line -> line.startsWith("redis_version:"))
                .collect(Collectors.toMap(line -> "version", line -> line.substring(line.indexOf(':') + 1)));
    }
}
