package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.process.Undo;

/** What passes events on to sockets. */
interface Contestant {
    /** Its key in the result: {@code ours}. */
    String name();

    Dialect dialect();

    /** Starts its process; returns when it takes connections. */
    Running start(Stage stage, Undo undo) throws Exception;
}
