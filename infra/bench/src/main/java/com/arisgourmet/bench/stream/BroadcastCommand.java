package com.arisgourmet.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.arisgourmet.contracts.EventStreams;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reactor.netty.http.server.HttpServer;

/**
 * Reads a stream and sends what comes, in the frame of the platform, to every WebSocket of a Reactor Netty server: one task a
 * thread and event, that writes the same bytes to each of the thread's sockets. No queue is kept for anybody.
 */
@Command(name = "broadcast", hidden = true)
public final class BroadcastCommand implements Callable<Integer> {
    static final String REDIS = "ARIS_BENCH_REDIS_URL";
    private static final Duration BLOCK = Duration.ofMillis(500);
    private static final int MOST = 256;
    private static final String CURSOR = "MS40Mi4xNzY0MjY3MjAwMDAwLTA";

    private final Map<EventLoop, Set<Channel>> sockets = new ConcurrentHashMap<>();

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--stream", required = true)
    private @Nullable String stream;

    @Override
    public Integer call() {
        HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(routes -> routes.ws("/", (in, out) -> {
                    in.withConnection(connection -> admit(connection.channel()));
                    return in.receive().then();
                }))
                .bindNow();
        read(String.valueOf(stream));
        return 0;
    }

    private void admit(Channel channel) {
        Set<Channel> beside = sockets.computeIfAbsent(channel.eventLoop(), loop -> ConcurrentHashMap.newKeySet());
        beside.add(channel);
        channel.closeFuture().addListener(closed -> beside.remove(channel));
    }

    private void read(String stream) {
        var redis = RedisClient.create(System.getenv(REDIS)).connect().sync();
        var block = XReadArgs.Builder.block(BLOCK).count(MOST);
        String after = "$";
        while (!Thread.currentThread().isInterrupted()) {
            for (StreamMessage<String, String> entry : redis.xread(block, XReadArgs.StreamOffset.from(stream, after))) {
                after = entry.getId();
                broadcast(entry.getBody().getOrDefault(EventStreams.DATA, ""));
            }
        }
    }

    private void broadcast(String event) {
        String text =
                "{\"type\":\"event\",\"channel\":\"orders\",\"cursor\":\"" + CURSOR + "\",\"event\":" + event + "}";
        byte[] bytes = text.getBytes(UTF_8);
        ByteBuf frame = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(
                ByteBuffer.allocateDirect(bytes.length).put(bytes).flip()));
        sockets.forEach((loop, channels) -> loop.execute(() -> channels.forEach(
                channel -> channel.writeAndFlush(new TextWebSocketFrame(frame.duplicate()), channel.voidPromise()))));
    }
}
