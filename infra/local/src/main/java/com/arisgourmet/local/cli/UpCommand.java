package com.arisgourmet.local.cli;

import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.demo.DemoRestaurant;
import com.arisgourmet.local.demo.Gateway;
import com.arisgourmet.local.demo.Mailbox;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.OnlyOne;
import com.arisgourmet.local.home.Ports;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.lan.Lan;
import com.arisgourmet.local.processes.Supervisor;
import com.arisgourmet.local.servers.Servers;
import com.arisgourmet.local.services.Build;
import com.arisgourmet.local.services.Service;
import com.arisgourmet.local.services.Services;
import com.arisgourmet.local.services.Surroundings;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings everything up and, unless detached, stays until Ctrl-C and then ends all of it. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Builds what is missing, starts everything and loads the demo restaurant.")
public final class UpCommand implements Callable<Integer> {
    @Option(names = "--detach", description = "Return once all is ready, and leave it running.")
    private boolean detach;

    @Option(
            names = "--lan",
            arity = "0..1",
            paramLabel = "ADDRESS",
            fallbackValue = "",
            description =
                    "Open the gateway to the local network, by HTTPS, for real phones; on this machine's ADDRESS if"
                            + " it has several.")
    private @Nullable String lan;

    @Option(
            names = "--mysql",
            paramLabel = "URL",
            description = "mysql://user:password@host:port to use instead of MariaDB.")
    private @Nullable String mysqlUrl;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "redis://user:password@host:port to use instead of our own.")
    private @Nullable String redisUrl;

    @Option(names = "--port-offset", paramLabel = "N", defaultValue = "0", description = "Added to every port.")
    private int portOffset;

    @Option(names = "--no-demo", description = "Leave out the demo restaurant.")
    private boolean withoutDemo;

    @Spec
    private @Nullable CommandSpec spec;

    private final Home home = Home.current();

    @Override
    public Integer call() throws Exception {
        try (var lock = OnlyOne.in(home)) {
            lock.require();
            return run();
        }
    }

    private int run() throws Exception {
        var progress = new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        var supervisor = new Supervisor(home);
        var atExit = new Thread(() -> stop(supervisor));
        Runtime.getRuntime().addShutdownHook(atExit);
        start(supervisor, progress);
        if (detach) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            return 0;
        }
        progress.say("\n  Ctrl-C ends everything; the data stays.");
        return watch(supervisor, progress);
    }

    private void start(Supervisor supervisor, Progress progress) throws Exception {
        var started = System.nanoTime();
        var ports = new Ports(portOffset);
        var secrets = Secrets.in(home.secrets());
        build(progress);
        var open = Optional.ofNullable(lan).map(address -> Lan.open(home, secrets, address));
        supervisor.endOrphans();
        var servers = new Servers(home, secrets, ports, supervisor, progress);
        var mysql = servers.startMySql(mysqlUrl);
        var redis = servers.startRedis(redisUrl);
        var surroundings = new Surroundings(ports, mysql, redis, secrets, open);
        progress.begin("services");
        new Services(home, supervisor, progress).start(surroundings);
        supervisor.reachedAt(surroundings.publicUrl(), redis.address());
        progress.done("everything ready", started);
        welcome(surroundings, progress);
    }

    private void build(Progress progress) throws Exception {
        var build = new Build(home);
        var outdated = build.outdated();
        if (!outdated.isEmpty()) {
            progress.begin("building "
                    + String.join(", ", outdated.stream().map(Service::artifact).toList()));
            progress.step("built", () -> {
                build.run(outdated);
                return outdated;
            });
        }
    }

    private void welcome(Surroundings surroundings, Progress progress) throws Exception {
        var url = surroundings.publicUrl();
        var auth = "http://127.0.0.1:" + surroundings.ports().management(Service.AUTH.port());
        var welcome = new Welcome(progress, url, auth + "/actuator/mails");
        if (withoutDemo) {
            welcome.addresses();
        } else {
            var trust = surroundings.lan().map(open -> open.trust(surroundings.secrets()));
            var demo = new DemoRestaurant(Gateway.at(url, trust), new Mailbox(auth), surroundings.secrets());
            var table = progress.step("demo restaurant", demo::load);
            welcome.addresses();
            welcome.demo(
                    demo.signIns(), table, Boolean.getBoolean("aris.terminal") && System.getenv("NO_COLOR") == null);
        }
        if (lan != null) {
            welcome.certificateNote();
        }
    }

    /** Waits until everything was ended from elsewhere; tells of each component that ends by itself. */
    private int watch(Supervisor supervisor, Progress progress) throws InterruptedException {
        var gone = new HashSet<String>();
        while (Files.exists(home.state())) {
            for (var component : supervisor.state().components()) {
                if (!supervisor.isAlive(component) && gone.add(component.name())) {
                    progress.say(
                            "  ✗ %s has ended; its log: %s".formatted(component.name(), home.log(component.name())));
                }
            }
            Thread.sleep(1000);
        }
        return 0;
    }

    private void stop(Supervisor supervisor) {
        supervisor.endAll();
        Services.prepareNextStart(home);
    }
}
