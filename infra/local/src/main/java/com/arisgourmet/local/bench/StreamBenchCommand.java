package com.arisgourmet.local.bench;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.OnlyOne;
import com.arisgourmet.local.home.Ports;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.home.State;
import com.arisgourmet.local.processes.Supervisor;
import com.arisgourmet.local.servers.Servers;
import com.arisgourmet.local.services.Build;
import com.arisgourmet.local.services.Service;
import com.arisgourmet.local.services.Services;
import com.arisgourmet.local.services.Surroundings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The socket hub beside Socket.IO and a bare broadcast. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description =
                "The gateway's socket hub beside Socket.IO and a bare Reactor Netty broadcast, on a MySQL and a Redis of"
                        + " yours that hold this installation's data or none. Takes an hour, wants a quiet machine, and leaves a"
                        + " restaurant behind.")
final class StreamBenchCommand implements Callable<Integer> {
    /** Everything but the gateway, which the benchmark starts anew in each round. */
    private static final Set<Service> BEHIND = EnumSet.complementOf(EnumSet.of(Service.GATEWAY));

    /** As they are called in the result. */
    enum Contestant {
        ours,
        socketio,
        ceiling
    }

    @Mixin
    private Rounds rounds = new Rounds();

    @Mixin
    private MeasuringServers servers = new MeasuringServers();

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "ours,socketio,ceiling",
            paramLabel = "NAME",
            description = "Which of them (${DEFAULT-VALUE}).")
    private List<Contestant> only = List.of();

    @Option(
            names = "--gateway-flag",
            paramLabel = "FLAG",
            description = "Given to the gateway's JVM besides, such as -XX:StartFlightRecording=filename=F.")
    private List<String> gatewayFlags = List.of();

    @Option(names = "--port-offset", paramLabel = "N", defaultValue = "0", description = "Added to every port.")
    private int portOffset;

    @Spec
    private @Nullable CommandSpec spec;

    private final Home home = Home.current();

    @Override
    public Integer call() throws Exception {
        var environment = new HashMap<>(servers.asEnvironment());
        try (var lock = OnlyOne.in(home)) {
            lock.require();
            if (State.read(home).gatewayUrl() != null) {
                throw new Problem("The system is running here. End it first, with ./aris down.");
            }
            return run(environment);
        }
    }

    private int run(Map<String, String> environment) throws Exception {
        var progress = new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        var build = new Build(home);
        var gateway = progress.step("the gateway", () -> build.upToDate(Service.GATEWAY.artifact()));
        for (Service service : BEHIND) {
            build.upToDate(service.artifact());
        }
        var bench = progress.step("the benchmark", () -> build.upToDate("infra/bench"));
        var ports = new Ports(portOffset);
        List<String> arguments = new ArrayList<>(List.of("stream", "--gateway-jar", gateway.toString()));
        arguments.addAll(List.of("--auth", "http://127.0.0.1:" + ports.service(Service.AUTH.port())));
        int port = Service.GATEWAY.port();
        arguments.addAll(List.of("--gateway-port", Integer.toString(ports.service(port))));
        arguments.addAll(List.of("--gateway-management-port", Integer.toString(ports.management(port))));
        Service.GATEWAY.jvmFlags().forEach(flag -> arguments.add("--jvm-flag=" + flag));
        gatewayFlags.forEach(flag -> arguments.add("--gateway-flag=" + flag));
        only.forEach(name -> arguments.add("--only=" + name));
        arguments.addAll(rounds.arguments(home.folder("bench").resolve("stream")));
        if (only.contains(Contestant.socketio)) {
            var packages = progress.step("Socket.IO", () -> SocketIoPackages.in(home));
            arguments.addAll(List.of("--socketio", packages.toString()));
        }
        var supervisor = new Supervisor(home);
        var atExit = new Thread(supervisor::endAll);
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            environment.putAll(startBehind(supervisor, ports, progress).of(Service.GATEWAY));
            return new BenchProcess(bench).run(arguments, environment);
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
            supervisor.endAll();
        }
    }

    private Surroundings startBehind(Supervisor supervisor, Ports ports, Progress progress) throws Exception {
        var secrets = Secrets.in(home.secrets());
        supervisor.endOrphans();
        var started = new Servers(home, secrets, ports, supervisor, progress);
        var mysql = started.startMySql(servers.mysqlUrl());
        var redis = started.startRedis(servers.redisUrl());
        var surroundings = new Surroundings(ports, mysql, redis, secrets, Optional.empty());
        new Services(home, supervisor, progress).start(surroundings, BEHIND);
        return surroundings;
    }
}
