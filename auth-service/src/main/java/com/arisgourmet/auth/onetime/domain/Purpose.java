package com.arisgourmet.auth.onetime.domain;

import java.time.Duration;
import java.util.Arrays;

/** What a one-time token is for. A token for one purpose is none for another. */
public enum Purpose {
    INVITATION("invitation", Duration.ofDays(7)),
    PASSWORD_RESET("password-reset", Duration.ofHours(1));

    private final String text;
    private final Duration life;

    Purpose(String text, Duration life) {
        this.text = text;
        this.life = life;
    }

    /** @return what stands in the table */
    public String text() {
        return text;
    }

    public Duration life() {
        return life;
    }

    /** @throws IllegalArgumentException if there is none of that text */
    public static Purpose of(String text) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
