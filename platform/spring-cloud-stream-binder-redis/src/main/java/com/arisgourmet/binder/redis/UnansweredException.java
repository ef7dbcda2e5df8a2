package com.arisgourmet.binder.redis;

/** An entry was delivered again and again while each of its consumers died or lost its lease before answering. */
final class UnansweredException extends RuntimeException {

    UnansweredException(long deliveries) {
        super("delivered " + deliveries + " times without an answer");
    }
}
