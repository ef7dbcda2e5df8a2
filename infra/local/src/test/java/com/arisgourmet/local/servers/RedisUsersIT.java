package com.arisgourmet.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.arisgourmet.local.home.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;

/** {@code infra/redis/users.acl} on a real server, under names that collide with no installation on it. */
@TestInstance(Lifecycle.PER_CLASS)
class RedisUsersIT {
    private static final String STREAM = "events:{arisit}";
    private static final String SIDE = "replay:{arisit}:arisit";
    private static final String FENCE = "fence:{arisit}";
    private static final String OWN_LEASE = "binder:lease:consumer.arisit:" + STREAM;
    private static final List<String> USERS =
            List.of("auth", "catalog", "table", "order", "relay", "gateway", "consumer");

    private TestServers servers;
    private RedisServer server;
    private Secrets secrets;
    private boolean hasSelectors;

    @BeforeAll
    void apply(@TempDir Path folder) throws Exception {
        servers = new TestServers();
        server = servers.redis();
        secrets = Secrets.in(folder.resolve("secrets.json"));
        RedisUsers.with(secrets, "arisit-").applyTo(server);
        try (var admin = server.connect()) {
            hasSelectors = RedisUsers.majorVersionIn(admin.info("server")) >= 7;
        }
        as("relay", redis -> redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("data", "1")));
    }

    @AfterAll
    void removeAndStop() {
        try (var admin = server.connect()) {
            admin.del(STREAM, SIDE, FENCE, OWN_LEASE, "order:arisit", "binder:lease:order-service.arisit:x");
            USERS.forEach(user -> admin.aclDelUser("arisit-" + user));
        }
        servers.close();
    }

    @Test
    void aServiceReadsTheStreamsThroughAGroupOfItsOwn() {
        as("order", redis -> {
            redis.xgroupCreate(STREAM, "arisit", new StreamEntryID(), false);
            assertThat(redis.xlen(STREAM)).isEqualTo(1);
            assertThat(redis.xinfoGroups(STREAM)).hasSize(1);
        });
    }

    @Test
    void anApplicationBesideTheServicesReadsStreamsAndNothingElse() {
        as("consumer", redis -> assertThat(redis.xrange(STREAM, "-", "+")).hasSize(1));
        refused("consumer", redis -> redis.get("order:arisit"));
        if (hasSelectors) {
            refused("consumer", redis -> redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("data", "2")));
            refused("consumer", redis -> redis.del(STREAM));
        }
    }

    @Test
    void anApplicationBesideTheServicesReachesTheBindersKeysOfItsOwnGroupsAlone() {
        as("consumer", redis -> {
            redis.xgroupCreate(STREAM, "consumer.arisit", new StreamEntryID(), false);
            redis.set(OWN_LEASE, "1");
            assertThat(redis.eval(
                            "redis.call('XREADGROUP', 'GROUP', 'consumer.arisit', 'me', 'STREAMS', KEYS[2], '>')"
                                    + " return redis.call('GET', KEYS[1])",
                            2,
                            OWN_LEASE,
                            STREAM))
                    .isEqualTo("1");
        });
        refused("consumer", redis -> redis.set("binder:lease:order-service.projections:" + STREAM, "1"));
        refused("consumer", redis -> redis.eval("return 1", 1, "order:arisit"));
    }

    @Test
    void aServiceHasItsOwnKeysAndTheBindersAlone() {
        as("order", redis -> {
            redis.set("order:arisit", "1");
            redis.set("binder:lease:order-service.arisit:x", "1");
        });
        refused("order", redis -> redis.get("auth:arisit"));
        refused("order", redis -> redis.hset(FENCE, "epoch", "9"));
        refused("gateway", redis -> redis.set("order:arisit", "1"));
    }

    /** Those of dead letters, retries and what waits are streams and sets of one group, whatever Redis it is. */
    @Test
    void noServiceReachesAStreamOfAnothersGroups() {
        for (var owner : List.of("auth", "catalog", "table", "order")) {
            var stream = "binder:dlq:%s-service.arisit:{x}".formatted(owner);
            as(owner, redis -> {
                redis.xadd(stream, StreamEntryID.NEW_ENTRY, Map.of("data", "1"));
                redis.del(stream);
            });
            for (var other : USERS) {
                if (!other.equals(owner) && !other.equals("relay")) {
                    refused(other, redis -> redis.xadd(stream, StreamEntryID.NEW_ENTRY, Map.of("data", "1")));
                    refused(other, redis -> redis.xrange(stream, "-", "+"));
                    refused(other, redis -> redis.del(stream));
                }
            }
        }
    }

    @Test
    void onlyTheRelayWritesStreamsWhereRedisCanTellTheKeysApart() {
        as("relay", redis -> redis.hset(FENCE, "epoch", "1"));
        if (hasSelectors) {
            for (var user : List.of("auth", "catalog", "table", "order", "gateway")) {
                refused(user, redis -> redis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("data", "2")));
                refused(user, redis -> redis.del(STREAM));
                refused(user, redis -> redis.hset(FENCE, "epoch", "9"));
            }
        }
        as("gateway", redis -> assertThat(redis.hget(FENCE, "epoch")).isEqualTo("1"));
    }

    @Test
    void theRelayWritesAGroupsSideStreamAndTheGroupReadsIt() {
        as("relay", redis -> {
            redis.xadd(SIDE, StreamEntryID.NEW_ENTRY, Map.of("data", "1"));
            redis.xgroupCreate(SIDE, "arisit", new StreamEntryID(), false);
            redis.expire(SIDE, 60);
        });
        for (var user : List.of("order", "consumer")) {
            as(user, redis -> assertThat(redis.xinfoGroups(SIDE)).hasSize(1));
        }
        if (hasSelectors) {
            refused("consumer", redis -> redis.del(SIDE));
            refused("order", redis -> redis.xadd(SIDE, StreamEntryID.NEW_ENTRY, Map.of("data", "2")));
        }
    }

    @Test
    void noServiceAdministersTheServer() {
        for (var user : USERS) {
            refused(user, redis -> redis.configGet("*"));
            refused(user, Jedis::flushAll);
            refused(user, redis -> redis.keys("*"));
            refused(user, redis -> redis.aclList());
        }
    }

    private void as(String user, Consumer<Jedis> work) {
        var password = secrets.password("ARIS_%s_REDIS_PASSWORD".formatted(user.toUpperCase(Locale.ROOT)));
        try (var redis = new RedisServer(server.host(), server.port(), "arisit-" + user, password).connect()) {
            work.accept(redis);
        }
    }

    private void refused(String user, Consumer<Jedis> work) {
        assertThatExceptionOfType(JedisDataException.class)
                .as(user)
                .isThrownBy(() -> as(user, work))
                .withMessageStartingWith("NOPERM");
    }
}
