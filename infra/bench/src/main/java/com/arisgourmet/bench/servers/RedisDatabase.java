package com.arisgourmet.bench.servers;

import com.arisgourmet.bench.NotMeasurable;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A logical database of the Redis server that was empty and is ours alone for now: the streams' names are the same everywhere,
 * and those of others stay untouched.
 */
public final class RedisDatabase implements AutoCloseable {
    private static final String CLAIM = "aris:bench";
    private static final int HIGHEST = 15;

    private final ServerUrl at;
    private final int number;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> control;

    private RedisDatabase(
            ServerUrl at, int number, RedisClient client, StatefulRedisConnection<String, String> control) {
        this.at = at;
        this.number = number;
        this.client = client;
        this.control = control;
    }

    /** @param url {@code redis://user:password@host:port} */
    public static RedisDatabase claim(String url) {
        ServerUrl at = ServerUrl.parse(url, "redis", 6379);
        RedisClient client = RedisClient.create();
        try {
            var control = client.connect(RedisURI.create(at.asUrl("redis")));
            for (int number = HIGHEST; number > 0; number--) {
                control.sync().select(number);
                if (control.sync().dbsize() == 0
                        && control.sync().set(CLAIM, "claimed", SetArgs.Builder.nx()) != null) {
                    return new RedisDatabase(at, number, client, control);
                }
            }
        } catch (RedisException e) {
            client.shutdown();
            throw new NotMeasurable(
                    "Redis at %s:%d can't be used: %s".formatted(at.host(), at.port(), e.getMessage()), e);
        }
        client.shutdown();
        throw new NotMeasurable("None of the databases 1 to 15 of the Redis server is empty.");
    }

    public ServerUrl at() {
        return at;
    }

    /** Of the database on the server. */
    public int number() {
        return number;
    }

    /** For other processes: with the password, if there is one, and the database. */
    public String url() {
        return at.asUrl("redis") + "/" + number;
    }

    /** A connection that the caller closes. */
    public StatefulRedisConnection<String, String> connect() {
        return client.connect(RedisURI.create(url()));
    }

    /** For what is short and never blocks. */
    public StatefulRedisConnection<String, String> control() {
        return control;
    }

    /** Version, persistence and process id. */
    public Map<String, String> settings() {
        Map<String, String> info = Stream.of("server", "persistence", "memory")
                .flatMap(section -> control.sync().info(section).lines())
                .filter(line -> line.indexOf(':') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1),
                        (first, second) -> first));
        return Map.of(
                "version", info.getOrDefault("redis_version", ""),
                "appendonly", info.getOrDefault("aof_enabled", ""),
                "maxmemory", info.getOrDefault("maxmemory", ""),
                "pid", info.getOrDefault("process_id", ""));
    }

    /** Removes everything but the claim. */
    public void empty() {
        control.sync().flushdb();
        control.sync().set(CLAIM, "claimed");
    }

    @Override
    public void close() {
        control.sync().unlink(CLAIM);
        control.close();
        client.shutdown();
    }
}
