package com.arisgourmet.faults;

import com.arisgourmet.testsupport.history.Verdict;

/**
 * How a case ended, over all events committed until then, those of earlier cases included: what one fault leaves alone, the
 * next must not lose.
 *
 * @param events committed during this case
 * @param lost in the streams or for the reader that tails them, whichever is more; likewise the others
 * @param duplicated entries that the reader got again during this case
 */
record Outcome(
        String name,
        double seconds,
        long events,
        long lost,
        long unexpected,
        long inverted,
        long duplicated,
        String failure) {

    static Outcome of(
            String name, double seconds, long events, Verdict stream, Verdict reader, long duplicated, String failure) {
        return new Outcome(
                name,
                seconds,
                events,
                Math.max(stream.lost().size(), reader.lost().size()),
                Math.max(stream.unexpected().size(), reader.unexpected().size()),
                Math.max(stream.inverted().size(), reader.inverted().size()),
                duplicated,
                failure);
    }

    @Override
    public String toString() {
        return "%-60s %6.1f s %7d events, lost %d, unexpected %d, inverted %d, duplicated %d%s"
                .formatted(
                        name,
                        seconds,
                        events,
                        lost,
                        unexpected,
                        inverted,
                        duplicated,
                        failure.isEmpty()
                                ? ""
                                : "  FAILED: " + failure.lines().findFirst().orElse(""));
    }
}
