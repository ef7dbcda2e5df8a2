package com.arisgourmet.gateway.stream;

/** What takes frames to one client. One thread at a time calls it. */
interface Carrier {
    /** Whether the next frame would leave soon. */
    boolean takesMore();

    void take(Frame frame);

    /** What was taken may leave. */
    void flush();

    /** Nothing comes any more. */
    void end();
}
