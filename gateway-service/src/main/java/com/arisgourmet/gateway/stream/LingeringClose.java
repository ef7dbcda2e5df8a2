package com.arisgourmet.gateway.stream;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes the sending half first and takes what the client was still sending, until it closes as well or a while has passed. A
 * socket closed with unread bytes is reset, and a reset takes the close frame with the reason away from the client (RFC 1122,
 * 4.2.2.13). Whoever closes it once more meanwhile waits for the same end.
 */
final class LingeringClose extends ChannelDuplexHandler {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private boolean closing;

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!context.channel().isActive() || !(context.channel() instanceof DuplexChannel channel)) {
            context.close(promise);
            return;
        }
        channel.closeFuture().addListener(closed -> promise.trySuccess());
        if (!closing) {
            closing = true;
            var end = context.executor().schedule(() -> context.close(), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            channel.closeFuture().addListener(closed -> end.cancel(false));
            channel.shutdownOutput().addListener(done -> context.read());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (closing) {
            context.read();
        } else {
            context.fireChannelReadComplete();
        }
    }
}
