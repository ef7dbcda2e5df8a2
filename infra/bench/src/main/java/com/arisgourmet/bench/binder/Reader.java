package com.arisgourmet.bench.binder;

/** A reader that is ready to read. */
interface Reader extends AutoCloseable {

    /** Begins to read; returns at once. */
    void start();

    @Override
    void close();
}
