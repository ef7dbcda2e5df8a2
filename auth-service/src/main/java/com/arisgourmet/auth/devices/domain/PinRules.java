package com.arisgourmet.auth.devices.domain;

import com.arisgourmet.defaults.security.Permission;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;

/** What a PIN may be, and what it is worth. */
public final class PinRules {
    /** 4 to 8 digits. */
    public static final String FORM = "[0-9]{4,8}";

    /** What nobody does with a PIN alone. */
    public static final Set<String> NEEDS_PASSWORD = Set.of(Permission.STAFF_MANAGE, Permission.RESTAURANT_MANAGE);

    public static final BackOff OF_MEMBER = new BackOff(3, Duration.ofSeconds(5), Duration.ofMinutes(15));

    /** Several people mistype on one device. */
    public static final BackOff OF_DEVICE = new BackOff(10, Duration.ofSeconds(5), Duration.ofMinutes(15));

    /** Refused so often in a row, a PIN is deleted. */
    public static final int MOST_FAILURES = 20;

    private PinRules() {}

    /** Whether it is one of the first that anybody tries: one digit repeated, or digits in a row, up or down. */
    public static boolean isObvious(String pin) {
        int step = pin.charAt(1) - pin.charAt(0);
        return Math.abs(step) <= 1
                && IntStream.range(1, pin.length()).allMatch(i -> pin.charAt(i) - pin.charAt(i - 1) == step);
    }
}
