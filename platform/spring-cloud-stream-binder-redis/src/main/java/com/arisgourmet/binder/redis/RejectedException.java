package com.arisgourmet.binder.redis;

/** The function rejected the message: it is dead-lettered without another attempt. */
final class RejectedException extends RuntimeException {

    RejectedException() {
        super("rejected by the function");
    }
}
