package com.arisgourmet.local.servers;

import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.processes.Launch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Redis out of a Maven artifact, listening on loopback only, keeping all it acknowledged in an append-only file. */
public final class Redis {
    public static final String NAME = "redis";
    private static final int MAJOR_VERSION = 6;

    private final Home home;
    private final Secrets secrets;
    private final int port;

    public Redis(Home home, Secrets secrets, int port) {
        this.home = home;
        this.secrets = secrets;
        this.port = port;
    }

    public RedisServer server() {
        return new RedisServer("127.0.0.1", port, "admin", secrets.password("ARIS_ADMIN_REDIS_PASSWORD"));
    }

    /** Unpacks the program, unless that was done before. */
    public void prepare() {
        var program = program();
        Bundle.unpack(
                "/" + program.getFileName(),
                "",
                Home.folderOf(program),
                program.getFileName().toString()::equals);
    }

    public Launch launch() {
        var data = home.folder("redis");
        var users = RedisUsers.with(secrets).fileFor(MAJOR_VERSION);
        var userFile = data.resolve("users.acl");
        Home.writePrivately(userFile, users.getBytes(StandardCharsets.UTF_8));
        var command = List.of(
                program().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                data.toString(),
                "--aclfile",
                userFile.toString(),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--maxmemory",
                "512mb",
                "--maxmemory-policy",
                "noeviction");
        return new Launch(NAME, data, command, List.of(), Map.of(), List.of(port), 0, users);
    }

    private Path program() {
        return home.folder("servers").resolve("redis-6.2").resolve(Platform.current().redis);
    }
}
