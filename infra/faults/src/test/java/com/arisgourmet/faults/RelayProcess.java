package com.arisgourmet.faults;

import com.arisgourmet.testsupport.proxy.FaultProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A relay in a JVM of its own, which reaches its servers through proxies of its own. */
final class RelayProcess {
    private static final Path JAR = Path.of("..", "..", "outbox-relay", "target", "outbox-relay.jar")
            .toAbsolutePath()
            .normalize();

    private final String name;
    private final Outbox outbox;
    private final String schema;
    private final FaultProxy mysql;
    private final FaultProxy redis;
    private Child child;
    private int generation;

    /** @param schema of the leases */
    RelayProcess(String name, Outbox outbox, String schema, RedisProcess redisServer) {
        this.name = name;
        this.outbox = outbox;
        this.schema = schema;
        this.mysql = FaultProxy.to(outbox.database().host(), outbox.database().port());
        this.redis = FaultProxy.to("127.0.0.1", redisServer.port());
        start();
    }

    /** Begins to start; it holds shards when it is up. */
    void start() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing; build it: ./mvnw -Dfast -pl outbox-relay -am package");
        }
        generation++;
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-Duser.timezone=UTC",
                "-jar",
                JAR.toString());
        child = Child.start(name, command, environment());
    }

    private Map<String, String> environment() {
        Database database = outbox.database();
        Map<String, String> environment = new HashMap<>();
        environment.put("HOSTNAME", instance());
        environment.put("ARIS_LOCAL", "true");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", "0");
        environment.put("MANAGEMENT_SERVER_PORT", "0");
        environment.put("ARIS_RELAY_SCHEMAS", outbox.schema());
        environment.put("ARIS_REDIS_URL", "redis://127.0.0.1:" + redis.port());
        environment.put("ARIS_MYSQL_HOST", "127.0.0.1");
        environment.put("ARIS_MYSQL_PORT", Integer.toString(mysql.port()));
        environment.put("ARIS_DATABASE_SCHEMA", schema);
        environment.put("ARIS_DATABASE_USERNAME", database.user());
        environment.put("ARIS_DATABASE_PASSWORD", database.password());
        environment.put("ARIS_DATABASE_DDL_USERNAME", database.user());
        environment.put("ARIS_DATABASE_DDL_PASSWORD", database.password());
        // In plain text, so that the proxy can tell one statement from another.
        environment.put(
                "SPRING_R2DBC_URL",
                "r2dbc:mysql://127.0.0.1:%d/%s?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&tcpNoDelay=true&sslMode=DISABLED"
                        .formatted(mysql.port(), schema));
        return environment;
    }

    /** What its name in the table of instances begins with. */
    private String instance() {
        return "%s-%d".formatted(name, generation);
    }

    FaultProxy mysql() {
        return mysql;
    }

    FaultProxy redis() {
        return redis;
    }

    /** Shards whose lease it holds, as the others see it. */
    long shards() {
        return outbox.database().number(schema, """
                select count(*) from shard_leases l join instances i on i.id = l.owner
                where i.expires_at > utc_timestamp(6) and i.id like '%s-%%'""".formatted(instance()));
    }

    boolean isAlive() {
        return child.isAlive();
    }

    void kill() {
        child.kill();
    }

    void freeze() {
        child.freeze();
    }

    void thaw() {
        child.thaw();
    }
}
