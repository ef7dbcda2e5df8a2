package com.arisgourmet.binder.redis;

/** What makes a message done. */
public enum AcknowledgementMode {

    /** The function has returned, and has not said otherwise by the message's {@code acknowledgmentCallback}. */
    AUTO,

    /** The message's {@code acknowledgmentCallback} was called: the way for functions of a {@code Flux}. */
    MANUAL
}
