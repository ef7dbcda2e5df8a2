package com.arisgourmet.gateway.stream;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.concurrent.Executor;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Frames as WebSocket messages, written on the channel's own thread. What channel and kernel hold that the client has not taken
 * is bounded; the rest waits in the {@link OutboundQueue}, where it can be coalesced.
 */
final class SocketCarrier extends ChannelInboundHandlerAdapter implements Carrier {
    private static final WriteBufferWaterMark UNSENT = new WriteBufferWaterMark(8 * 1024, 16 * 1024);
    /** Unless told, the kernel lets up to four megabytes wait for one client. */
    private static final int UNSENT_IN_KERNEL = 64 * 1024;

    private final Channel channel;
    private final Outbound out;
    private final Sinks.Empty<Void> ended = Sinks.empty();

    private SocketCarrier(Channel channel, Outbound out) {
        this.channel = channel;
        this.out = out;
    }

    /** Completes when the connection is to be closed. */
    static Mono<Void> carry(Outbound out, Channel channel, Executor channelsThread) {
        var carrier = new SocketCarrier(channel, out);
        channel.config().setWriteBufferWaterMark(UNSENT);
        channel.config().setOption(ChannelOption.SO_SNDBUF, UNSENT_IN_KERNEL);
        channel.pipeline().addFirst(new LingeringClose(), carrier);
        out.leaveBy(carrier, channelsThread);
        return carrier.ended.asMono();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            out.goOn();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public boolean takesMore() {
        return channel.isWritable();
    }

    @Override
    public void take(Frame frame) {
        channel.write(
                frame == Frame.PING
                        ? new PingWebSocketFrame()
                        : new TextWebSocketFrame(Unpooled.wrappedBuffer(frame.bytes())));
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void end() {
        ended.tryEmitEmpty();
    }
}
