package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.embedded.RedisServer;

/** A server of its own, because it gets an account. */
class LeastPrivilegeIT {

    /** What the README says a consumer's account must be allowed. */
    private static final String CONSUMER =
            "-@all +ping +hello +client|setinfo +eval +evalsha +time +get +set +del +incr +pexpire"
                    + " +zadd +zrem +zremrangebyscore +zcard +xread +xreadgroup +xack +xclaim +xpending +xrange +xrevrange +xinfo +xgroup +xadd +xdel"
                    + " +exists +hset +hsetnx +hget +hdel +hkeys +hlen +hexists";

    private final Queue<String> handled = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource(ConsumptionMode.class)
    void aConsumerNeedsNoMoreThanItsDocumentedCommandsAndKeys(ConsumptionMode mode) {
        int port = TestRedis.freePort();
        String password = UUID.randomUUID().toString();
        RedisServer server =
                TestRedis.server(port, "user consumer on >" + password + " ~binder-test:* ~binder:* " + CONSUMER);
        try (RedisConnections admin = TestRedis.connect("redis://127.0.0.1:" + port);
                RedisConnections restricted =
                        TestRedis.connect("redis://consumer:" + password + "@127.0.0.1:" + port)) {
            Fixture fixture = new Fixture(restricted, "acl", 2);
            fixture.redis.setMode(mode);
            fixture.redis.setDeadLetters("binder:dlq:acl");
            StreamConsumer consumer = fixture.start((entry, attempt, token) -> {
                if ("bad".equals(entry.text("data"))) {
                    throw new IllegalStateException("bad");
                }
                handled.add(String.valueOf(entry.text("data")));
            });
            fixture.add(0, "one", "good");
            fixture.add(1, "two", "bad");

            await().untilAsserted(() -> assertThat(handled).containsExactly("good"));
            await().untilAsserted(() -> assertThat(
                            admin.commands().xlen(StreamKeys.beside("binder:dlq:acl", fixture.stream(1))))
                    .isEqualTo(1));
            assertThat(consumer.failure()).isNull();
            consumer.stop();
        } finally {
            TestRedis.stop(server);
        }
    }
}
