package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.TokenVerifier;
import java.text.ParseException;
import java.time.Instant;

/**
 * Who listens, and until when the token allows it.
 *
 * @param caller as the token says that was verified
 */
record Listener(Caller caller, Instant until) {
    static Listener of(Caller caller) {
        try {
            return new Listener(caller, TokenVerifier.expiryOf(caller.token()).toInstant());
        } catch (ParseException e) {
            throw new IllegalStateException("a verified token can be parsed", e);
        }
    }

    /** @throws ProblemException if the newer token is somebody else's */
    Listener renewedBy(Listener newer) {
        boolean same = newer.caller().subject().equals(caller.subject())
                && newer.caller().restaurantId().equals(caller.restaurantId())
                && newer.caller().role().equals(caller.role());
        if (!same) {
            throw ProblemException.invalid("ticket", "foreign", "The ticket is of another caller.");
        }
        return newer;
    }
}
