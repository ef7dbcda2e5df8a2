package com.arisgourmet.auth.tokens.domain;

import java.time.Duration;

/** Where the refresh token is kept, and for how long therefore. */
public enum Client {
    /** In an HttpOnly cookie, out of reach of scripts. */
    WEB(Duration.ofDays(30)),
    /** Handed out in the body; lives for the longest shift. */
    OTHER(Duration.ofHours(14));

    private final Duration life;

    Client(Duration life) {
        this.life = life;
    }

    public Duration life() {
        return life;
    }
}
