package com.arisgourmet.bench.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One client over one connection. What it has stays with it when it connects again: see {@link #again}. */
final class Receiver extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final long UNKNOWN = -1;

    private final Dialect dialect;
    private final Deliveries deliveries;
    private final CompletableFuture<Dialect.Heard> ready = new CompletableFuture<>();
    private @Nullable Channel channel;
    private volatile boolean leaving;
    private long next = UNKNOWN;

    /** What the dialect keeps of the session, to come back with; null at first. */
    private volatile @Nullable String memory;

    Receiver(Dialect dialect, Deliveries deliveries) {
        this.dialect = dialect;
        this.deliveries = deliveries;
    }

    /** The same client, to be connected anew. */
    Receiver again() {
        Receiver again = new Receiver(dialect, deliveries);
        again.memory = memory;
        again.next = next;
        return again;
    }

    /** How it got ready; fails if the connection does. */
    CompletableFuture<Dialect.Heard> ready() {
        return ready;
    }

    @Nullable
    String memory() {
        return memory;
    }

    void remember(String what) {
        memory = what;
    }

    void say(String text) {
        if (channel != null) {
            channel.writeAndFlush(new TextWebSocketFrame(text));
        }
    }

    /** Drops the connection without a word. */
    void leave() {
        leaving = true;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            channel = context.channel();
            String greeting = dialect.greeting(this);
            if (greeting == null) {
                ready.complete(Dialect.Heard.READY);
            } else if (!greeting.isEmpty()) {
                say(greeting);
            }
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (leaving || !(frame instanceof TextWebSocketFrame text)) {
            return;
        }
        switch (dialect.hear(this, text.content())) {
            case EVENT -> {
                count(Order.number(text.content()), Order.publishedNanos(text.content()));
                if (deliveries.areRemembered()) {
                    dialect.remember(this, text.content());
                }
            }
            case READY -> ready.complete(Dialect.Heard.READY);
            case RESUMED -> ready.complete(Dialect.Heard.RESUMED);
            case TOLD -> {
                next = UNKNOWN;
                ready.complete(Dialect.Heard.TOLD);
            }
            case NOTHING -> {}
        }
    }

    private void count(long number, long published) {
        if (deliveries.areInAnyOrder()) {
            deliveries.arrived(number, System.nanoTime() - published);
            return;
        }
        if (next != UNKNOWN && number < next) {
            deliveries.doubled();
            return;
        }
        if (next != UNKNOWN && number > next) {
            deliveries.lost(number - next);
        }
        next = number + 1;
        deliveries.arrived(number, System.nanoTime() - published);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ready.completeExceptionally(cause);
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!leaving) {
            deliveries.cut();
        }
        ready.completeExceptionally(new IOException("the connection ended"));
    }
}
