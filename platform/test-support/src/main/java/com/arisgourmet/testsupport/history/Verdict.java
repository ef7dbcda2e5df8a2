package com.arisgourmet.testsupport.history;

import java.util.List;

/**
 * What became of committed events.
 *
 * @param committed how many went in
 * @param lost events that were committed and never came out, in the order of their commits
 * @param unexpected occurrences of events that nobody wrote, or wrote otherwise
 * @param inverted first occurrences after a later event of their aggregate
 * @param duplicated occurrences after the first: allowed, since events are delivered at least once
 */
public record Verdict(
        long committed, List<Event> lost, List<Seen> unexpected, List<Inversion> inverted, long duplicated) {
    private static final int SHOWN = 5;

    public boolean isClean() {
        return lost.isEmpty() && unexpected.isEmpty() && inverted.isEmpty();
    }

    /** @throws AssertionError naming the first offenders of each kind, unless nothing was lost, unexpected or inverted */
    public void requireClean() {
        if (!isClean()) {
            throw new AssertionError(
                    this + first("lost", lost) + first("unexpected", unexpected) + first("inverted", inverted));
        }
    }

    private static String first(String kind, List<?> offenders) {
        var text = new StringBuilder();
        offenders.stream()
                .limit(SHOWN)
                .forEach(one -> text.append("\n  ").append(kind).append(": ").append(one));
        if (offenders.size() > SHOWN) {
            text.append("\n  … and ")
                    .append(offenders.size() - SHOWN)
                    .append(" more ")
                    .append(kind);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "of %d committed events: %d lost, %d unexpected, %d inverted (and %d duplicated, which is allowed)"
                .formatted(committed, lost.size(), unexpected.size(), inverted.size(), duplicated);
    }
}
