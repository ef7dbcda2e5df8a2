package com.arisgourmet.e2e.walls;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may have something.
 *
 * @param anyone also without a token
 * @param services our other services, and nobody else
 * @param permissions any one of them is enough for staff; none: all staff may
 */
record Access(boolean anyone, boolean services, boolean staff, boolean guest, Set<String> permissions) {

    /**
     * @param who {@code anyone}, {@code service}, or {@code staff} and {@code guest} with a space between
     * @param permissions with spaces between
     */
    static Access of(String who, String permissions) {
        Set<String> callers = words(who);
        if (!Set.of("anyone", "service", "staff", "guest").containsAll(callers) || callers.isEmpty()) {
            throw new AssertionError("nobody knows who that is: " + who);
        }
        return new Access(
                callers.contains("anyone"),
                callers.contains("service"),
                callers.contains("staff"),
                callers.contains("guest"),
                words(permissions));
    }

    boolean admits(Set<String> held) {
        return staff && (permissions.isEmpty() || !Collections.disjoint(permissions, held));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
