package com.arisgourmet.order.ordering.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where an item is, and the one table of where it may go from there. Declared from least to most advanced; {@code voided}
 * stands outside that order.
 */
public enum ItemStatus {
    HELD,
    PLACED,
    ACCEPTED,
    PREPARING,
    READY,
    SERVED,
    VOIDED;

    /** Where an item may go from here; going back one step is a recall. */
    public Set<ItemStatus> next() {
        return switch (this) {
            case HELD -> Set.of(PLACED, VOIDED);
            case PLACED -> Set.of(ACCEPTED, VOIDED);
            case ACCEPTED -> Set.of(PREPARING, VOIDED);
            case PREPARING -> Set.of(READY, VOIDED);
            case READY -> Set.of(SERVED, PREPARING, VOIDED);
            case SERVED -> Set.of(READY);
            case VOIDED -> Set.of();
        };
    }

    public boolean isRecallTo(ItemStatus target) {
        return target != VOIDED && target.compareTo(this) < 0;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ItemStatus> ofWireName(String name) {
        for (ItemStatus status : values()) {
            if (status.wireName().equals(name)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
