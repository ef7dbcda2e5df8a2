package com.arisgourmet.binder.redis;

/**
 * Nobody listens to the binding's channel, as after a function's {@code Flux} has ended with an error. No entry is to blame: it is
 * offered again and again, and never dead-lettered for that.
 */
final class UnheardException extends RuntimeException {

    UnheardException(Throwable cause) {
        super("nobody listens to the binding: has the function's Flux ended?", cause);
    }
}
