package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.testsupport.TestServers;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RedisConnectionsIT {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** On one connection, whatever follows a command that blocks waits for it, longer than for any answer here. */
    @Test
    void whoeverBlocksKeepsNobodyElseWaiting() throws Exception {
        String key = "connections-" + UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connections = new RedisConnections(RedisClient.create(TestServers.redisUrl()), ANSWER);
                var blocking = connections.openBlocking(LONGEST)) {
            var blocked = threads.submit(() -> blocking.sync().blpop(LONGEST.toSeconds(), key));
            await().until(() -> connections.commands().clientList().contains("cmd=blpop"));
            assertThat(blocked).isNotDone();
            connections.commands().rpush(key, new byte[1]);
            assertThat(blocked.get().getKey()).isEqualTo(key);
        }
    }
}
