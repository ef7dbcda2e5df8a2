package com.arisgourmet.gateway.stream;

import com.arisgourmet.contracts.EventStreams;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The event streams as the gateway reads them: plain reads without a group. Two connections: one that blocks in XREAD and
 * belongs to {@link StreamTail}'s thread, one for everybody else. Both come back by themselves within a second of Redis; a
 * command while it is away fails at once instead of waiting in a queue.
 */
@Component
class RedisStreams implements DisposableBean {
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ClientResources resources = ClientResources.builder()
            .reconnectDelay(Delay.exponential(Duration.ofMillis(50), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
            .build();
    private final RedisClient client;
    private final Mono<StatefulRedisConnection<String, byte[]>> shared;
    private @Nullable StatefulRedisConnection<String, byte[]> tail;

    RedisStreams(@Value("${spring.data.redis.url}") String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(TIMEOUT);
        client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                .build());
        shared = Mono.fromCompletionStage(() -> client.connectAsync(CODEC, uri)).cacheInvalidateIf(connection -> false);
    }

    /** Only for the tail's thread. Blocks until the connection stands. */
    RedisAsyncCommands<String, byte[]> tail() {
        if (tail == null) {
            tail = client.connect(CODEC);
        }
        return tail.async();
    }

    /** @return up to {@code most} entries after {@code position}, oldest first */
    Flux<StreamMessage<String, byte[]>> after(int shard, EntryId position, int most) {
        var range = Range.from(Range.Boundary.excluding(position.toString()), Range.Boundary.<String>unbounded());
        return commands().flatMapMany(redis -> redis.xrange(EventStreams.streamOf(shard), range, Limit.from(most)));
    }

    /** @return id of the oldest entry still there, or empty */
    Mono<EntryId> first(int shard) {
        return commands()
                .flatMapMany(redis -> redis.xrange(EventStreams.streamOf(shard), Range.unbounded(), Limit.from(1)))
                .next()
                .map(entry -> EntryId.parse(entry.getId()));
    }

    /** @return id of the newest entry, or empty */
    Mono<EntryId> last(int shard) {
        return commands()
                .flatMapMany(redis -> redis.xrevrange(EventStreams.streamOf(shard), Range.unbounded(), Limit.from(1)))
                .next()
                .map(entry -> EntryId.parse(entry.getId()));
    }

    static XReadArgs reading(Duration block, int most) {
        return XReadArgs.Builder.block(block).count(most);
    }

    private Mono<RedisReactiveCommands<String, byte[]>> commands() {
        return shared.map(StatefulRedisConnection::reactive);
    }

    @Override
    public void destroy() {
        client.shutdown();
        resources.shutdown();
    }
}
