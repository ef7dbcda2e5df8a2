package com.arisgourmet.e2e;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.stream.IntStream;

/** The running system's Redis, through its operator's account. */
final class Redis {
    private static final int SHARDS = 64;

    private Redis() {}

    /** Entries in all streams of events. */
    static long events() {
        return overStreams(RedisCommands::xlen);
    }

    /** Removes all but the latest entry of each stream of events, read or not. */
    static void trimEvents() {
        overStreams((redis, stream) -> redis.xtrim(stream, 1));
    }

    @FunctionalInterface
    private interface Command {
        long of(RedisCommands<String, String> redis, String stream);
    }

    private static long overStreams(Command command) {
        RedisClient client = RedisClient.create(RedisURI.create(RunningSystem.redis()));
        try (var connection = client.connect()) {
            return IntStream.range(0, SHARDS)
                    .mapToLong(shard -> command.of(connection.sync(), "events:{%02d}".formatted(shard)))
                    .sum();
        } finally {
            client.shutdown();
        }
    }
}
