package com.arisgourmet.bench;

/** Why there is no figure. The message says what is wrong and what to do, in a sentence or two. */
public final class NotMeasurable extends RuntimeException {

    public NotMeasurable(String message) {
        super(message);
    }

    public NotMeasurable(String message, Throwable cause) {
        super(message, cause);
    }
}
