package com.arisgourmet.gateway.edge;

import com.arisgourmet.defaults.problem.Problem;
import com.arisgourmet.defaults.problem.ProblemType;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server itself refuses, because it is no HTTP or no address, never becomes a request that a filter sees, and
 * is answered with a bare status. Here that answer becomes a problem like any other. Every other refusal has a body
 * already.
 */
@Component
final class UnreadableRequests implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    private static final Locale SPANISH = Locale.of("es");

    private final JsonMapper json;

    UnreadableRequests(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        var problems = new Problems();
        factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "unreadable-requests", problems)));
    }

    @Sharable
    private final class Problems extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message instanceof FullHttpResponse response ? withBody(response) : message, promise);
        }
    }

    private FullHttpResponse withBody(FullHttpResponse response) {
        if (response.status().code() < 400 || response.content().isReadable()) {
            return response;
        }
        ProblemType type = typeOf(response.status().code());
        byte[] body = json.writeValueAsBytes(new Problem(
                type.uri(), type.title(SPANISH), type.status(), "The request cannot be read.", "/", null, List.of()));
        var whole = new DefaultFullHttpResponse(
                response.protocolVersion(), response.status(), Unpooled.wrappedBuffer(body));
        whole.headers()
                .set(response.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set("X-Content-Type-Options", "nosniff");
        response.release();
        return whole;
    }

    private static ProblemType typeOf(int status) {
        return switch (status) {
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 414 -> ProblemType.ADDRESS_TOO_LONG;
            case 417 -> ProblemType.EXPECTATION_FAILED;
            case 431 -> ProblemType.HEADERS_TOO_LARGE;
            default -> ProblemType.INVALID_REQUEST;
        };
    }
}
