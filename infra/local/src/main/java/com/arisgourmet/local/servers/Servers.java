package com.arisgourmet.local.servers;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.console.LogTail;
import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.Ports;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.processes.Launch;
import com.arisgourmet.local.processes.Supervisor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database and the streams, each either our own, started here, or a server that was named. Accounts and schemas of
 * the services exist on a server once it was started.
 */
public final class Servers {
    /** A slow disk has taken half a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Home home;
    private final Secrets secrets;
    private final Ports ports;
    private final Supervisor supervisor;
    private final Progress progress;

    public Servers(Home home, Secrets secrets, Ports ports, Supervisor supervisor, Progress progress) {
        this.home = home;
        this.secrets = secrets;
        this.ports = ports;
        this.supervisor = supervisor;
        this.progress = progress;
    }

    /**
     * The database.
     *
     * @param url a server to use instead of our own
     */
    public MySqlServer startMySql(@Nullable String url) throws Exception {
        var server = url == null ? startMariaDb() : MySqlServer.parse(url);
        server.requireReachable();
        progress.step("schemas and accounts in " + server.host() + ":" + server.port(), () -> {
            MySqlAccounts.with(secrets).applyTo(server);
            return server;
        });
        return server;
    }

    /**
     * The streams.
     *
     * @param url a server to use instead of our own
     */
    public RedisServer startRedis(@Nullable String url) throws Exception {
        if (url == null) {
            return startOwnRedis();
        }
        var server = RedisServer.parse(url);
        server.requireReachable();
        RedisUsers.with(secrets).applyTo(server);
        return server;
    }

    private MySqlServer startMariaDb() throws Exception {
        var mariaDb = new MariaDb(home, secrets, ports.mysql());
        return progress.step("MariaDB on port " + ports.mysql(), () -> {
            mariaDb.prepare();
            startAndAwait(mariaDb.launch(), () -> mariaDb.server().requireReachable());
            return mariaDb.server();
        });
    }

    private RedisServer startOwnRedis() throws Exception {
        var redis = new Redis(home, secrets, ports.redis());
        return progress.step("Redis on port " + ports.redis(), () -> {
            redis.prepare();
            startAndAwait(redis.launch(), () -> redis.server().requireReachable());
            return redis.server();
        });
    }

    private void startAndAwait(Launch launch, Runnable check) throws InterruptedException {
        var component = supervisor.ensure(launch);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (Problem notYet) {
                if (!supervisor.isAlive(component) || System.nanoTime() > deadline) {
                    throw new Problem(
                            "%s did not come up. The end of %s:%n%s"
                                    .formatted(
                                            launch.name(),
                                            home.log(launch.name()),
                                            String.join("\n", LogTail.of(home.log(launch.name()), 12))),
                            notYet);
                }
                Thread.sleep(150);
            }
        }
    }
}
