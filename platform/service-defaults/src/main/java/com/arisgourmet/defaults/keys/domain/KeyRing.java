package com.arisgourmet.defaults.keys.domain;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a service. Where each is on its way follows from stored instants and the clock alone: whatever was stopped,
 * crashed or started twice comes to the same answer.
 *
 * @param keys by generation
 */
public record KeyRing(List<KeyTimes> keys, RotationSchedule schedule) {
    public KeyRing {
        keys = keys.stream().sorted(comparing(KeyTimes::generation)).toList();
    }

    /** @return the latest generation whose time has come; the first of all if no key's has, since a clock may be slow */
    public KeyTimes signing(Instant now) {
        return keys.reversed().stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElseGet(keys::getFirst);
    }

    public KeyState stateOf(KeyTimes key, Instant now) {
        int signing = signing(now).generation();
        if (key.generation() > signing) {
            return KeyState.PUBLISHED;
        }
        if (key.generation() == signing) {
            return KeyState.SIGNING;
        }
        return retiresAt(key).orElseThrow().isAfter(now) ? KeyState.RETIRING : KeyState.RETIRED;
    }

    /** @return when the key's last token has expired; nothing as long as no later key is known */
    public Optional<Instant> retiresAt(KeyTimes key) {
        return keys.stream()
                .filter(later -> later.generation() > key.generation())
                .map(KeyTimes::signsFrom)
                .min(Comparator.naturalOrder())
                .map(takenOver -> takenOver.plus(schedule.overlap()));
    }

    /** Whether it is time to publish the key that signs after this one; never while one is waiting already. */
    public boolean isNextDue(Instant now) {
        return !hasNext(now)
                && !now.isBefore(
                        keys.getLast().signsFrom().plus(schedule.every()).minus(schedule.publishAhead()));
    }

    /** Whether a key is published that does not sign yet. */
    public boolean hasNext(Instant now) {
        return keys.getLast().generation() > signing(now).generation();
    }

    /** @return one that signs as soon as verifiers had the time to learn of it */
    public KeyTimes next(String kid, Instant now) {
        return new KeyTimes(kid, nextGeneration(), now, now.plus(schedule.publishAhead()));
    }

    /** @return one that signs at once: verifiers fetch it when they meet it */
    public KeyTimes replacement(String kid, Instant now) {
        return new KeyTimes(kid, nextGeneration(), now, now);
    }

    private int nextGeneration() {
        return keys.isEmpty() ? 1 : keys.getLast().generation() + 1;
    }
}
