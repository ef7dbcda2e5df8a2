package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.NotMeasurable;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Many clients of one server, on two threads. */
final class Fleet implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int AT_ONCE = 128;
    private static final int LARGEST_FRAME = 1 << 20;
    private static final int LARGEST_HANDSHAKE = 8_192;
    /** Of this machine: one has too few ports for a storm of many connections. */
    private static final int SOURCE_ADDRESSES = 8;

    private final Running server;
    private final Dialect dialect;
    private final Deliveries deliveries;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(THREADS, io());
    private final Bootstrap bootstrap;
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final List<Receiver> receivers = Collections.synchronizedList(new ArrayList<>());

    Fleet(Running server, Dialect dialect, Deliveries deliveries) {
        this.server = server;
        this.dialect = dialect;
        this.deliveries = deliveries;
        this.bootstrap = new Bootstrap()
                .group(loops)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class);
    }

    private static IoHandlerFactory io() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    int size() {
        return receivers.size();
    }

    EventLoopGroup loops() {
        return loops;
    }

    List<Receiver> receivers() {
        return receivers;
    }

    /**
     * Connects until there are so many, as fast as the server takes them.
     *
     * @return connections a second that got ready
     */
    double grow(int size, Duration patience) throws InterruptedException {
        int more = size - receivers.size();
        long start = System.nanoTime();
        var free = new Semaphore(AT_ONCE);
        for (int i = 0; i < more; i++) {
            if (!free.tryAcquire(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new NotMeasurable("The server takes no more than %d connections.".formatted(receivers.size()));
            }
            enter(new Receiver(dialect, deliveries)).thenRun(free::release);
        }
        if (!free.tryAcquire(AT_ONCE, patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new NotMeasurable("Not all connections got ready.");
        }
        return more / ((System.nanoTime() - start) / 1e9);
    }

    /** Connects until it is let in; a server that refuses is asked again when it says so. */
    CompletableFuture<Dialect.Heard> enter(Receiver receiver) {
        var in = new CompletableFuture<Dialect.Heard>();
        attempt(receiver, in);
        return in;
    }

    private void attempt(Receiver receiver, CompletableFuture<Dialect.Heard> in) {
        receiver.ready().whenComplete((how, failure) -> {
            if (failure == null) {
                receivers.add(receiver);
                in.complete(how);
            } else {
                refusals.merge(Refused.reasonOf(failure), 1, Integer::sum);
                loops.schedule(
                        () -> attempt(receiver.again(), in),
                        Refused.pauseAfter(failure).toMillis(),
                        TimeUnit.MILLISECONDS);
            }
        });
        server.entrance().get().whenComplete((path, refusal) -> {
            if (refusal != null) {
                receiver.ready().completeExceptionally(refusal);
            } else {
                open(receiver, path);
            }
        });
    }

    /** Attempts that failed, by their reasons, since it was asked last. */
    Map<String, Integer> refusals() {
        Map<String, Integer> since = new TreeMap<>(refusals);
        refusals.clear();
        return since;
    }

    private void open(Receiver receiver, String path) {
        var config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create("ws://127.0.0.1:" + server.port() + path))
                .subprotocol(dialect.subprotocol())
                .maxFramePayloadLength(LARGEST_FRAME)
                .withUTF8Validator(false)
                .build();
        var from = new InetSocketAddress("127.0.0." + (2 + Math.floorMod(receiver.hashCode(), SOURCE_ADDRESSES)), 0);
        bootstrap
                .clone()
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(LARGEST_HANDSHAKE),
                                        new WebSocketClientProtocolHandler(config),
                                        receiver);
                    }
                })
                .connect(new InetSocketAddress("127.0.0.1", server.port()), from)
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        receiver.ready().completeExceptionally(connected.cause());
                    }
                });
    }

    void leaveAll() {
        List.copyOf(receivers).forEach(Receiver::leave);
        receivers.clear();
    }

    @Override
    public void close() {
        leaveAll();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
