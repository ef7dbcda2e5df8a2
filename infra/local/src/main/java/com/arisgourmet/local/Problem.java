package com.arisgourmet.local;

/** Something the person at the keyboard can mend. The message says what is wrong and what to do, in a sentence or two. */
public final class Problem extends RuntimeException {

    public Problem(String message) {
        super(message);
    }

    public Problem(String message, Throwable cause) {
        super(message, cause);
    }
}
