package com.arisgourmet.gateway.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/**
 * Whoever accepts any coding (RFC 9110, section 12.5.3) is sent none: the server would choose Snappy, which is no registered content
 * coding and which hardly a client knows.
 */
@Component
final class Compression implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    private static final String ANY = "*";
    private static final String UNREGISTERED = "snappy";

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        var registered = new RegisteredCodings();
        factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "registered-codings", registered)));
    }

    @Sharable
    private static final class RegisteredCodings extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                String accepted = request.headers().get(HttpHeaderNames.ACCEPT_ENCODING, "");
                if (accepted.contains(ANY) || accepted.contains(UNREGISTERED)) {
                    request.headers().remove(HttpHeaderNames.ACCEPT_ENCODING);
                }
            }
            context.fireChannelRead(message);
        }
    }
}
