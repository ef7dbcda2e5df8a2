package com.arisgourmet.bench.stream;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Whoever is connected is sent every event, and nothing else is said. */
final class BareDialect implements Dialect {

    @Override
    public @Nullable String subprotocol() {
        return null;
    }

    @Override
    public @Nullable String greeting(Receiver client) {
        return null;
    }

    @Override
    public Heard hear(Receiver client, ByteBuf text) {
        return Heard.EVENT;
    }

    @Override
    public void remember(Receiver client, ByteBuf event) {}
}
