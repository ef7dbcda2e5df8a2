package com.arisgourmet.bench.stream;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** What a server and its clients say to each other once the socket is open. */
interface Dialect {

    /** What a frame is to the client that hears it. */
    enum Heard {
        EVENT,
        /** From now on it gets every event. */
        READY,
        /** It gets everything it missed, and from now on every event. */
        RESUMED,
        /** It gets every event from now on, and knows that it missed some. */
        TOLD,
        NOTHING
    }

    @Nullable
    String subprotocol();

    /** Said first, empty if the server is to begin; null if a client that is connected is ready. */
    @Nullable
    String greeting(Receiver client);

    /** May answer over the client's channel. */
    Heard hear(Receiver client, ByteBuf text);

    /** Lets the client know where it is, for when it comes back; {@code event} is the last it heard. */
    void remember(Receiver client, ByteBuf event);
}
