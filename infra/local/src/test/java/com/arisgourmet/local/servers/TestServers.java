package com.arisgourmet.local.servers;

import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.Ports;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.processes.Supervisor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** The servers named by ARIS_TEST_MYSQL_URL and ARIS_TEST_REDIS_URL, or our own, kept below {@code target}. */
final class TestServers implements AutoCloseable {
    private final Home home = Home.at(Path.of("target", "servers-under-test"));
    private final Supervisor supervisor = new Supervisor(home);
    private final Servers servers = new Servers(
            home,
            Secrets.in(home.secrets()),
            new Ports(ThreadLocalRandom.current().nextInt(2_000, 20_000)),
            supervisor,
            new Progress(new PrintWriter(System.out, true)));

    TestServers() {
        supervisor.endOrphans();
    }

    MySqlServer mysql() throws Exception {
        var named = System.getenv("ARIS_TEST_MYSQL_URL");
        return named == null ? servers.startMySql(null) : MySqlServer.parse(named);
    }

    RedisServer redis() throws Exception {
        var named = System.getenv("ARIS_TEST_REDIS_URL");
        return named == null ? servers.startRedis(null) : RedisServer.parse(named);
    }

    @Override
    public void close() {
        supervisor.endAll();
    }
}
