package com.arisgourmet.gateway.stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Frames as a subscriber asks for them. */
record FluxCarrier(FluxSink<Frame> subscriber) implements Carrier {

    /** Completes when the connection is to be closed. For one subscriber. */
    static Flux<Frame> framesOf(Outbound out) {
        return Flux.create(subscriber -> {
            out.leaveBy(new FluxCarrier(subscriber), Runnable::run);
            subscriber.onRequest(n -> out.goOn());
        });
    }

    @Override
    public boolean takesMore() {
        return subscriber.requestedFromDownstream() > 0;
    }

    @Override
    public void take(Frame frame) {
        subscriber.next(frame);
    }

    @Override
    public void flush() {}

    @Override
    public void end() {
        subscriber.complete();
    }
}
