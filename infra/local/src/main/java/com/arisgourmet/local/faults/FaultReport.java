package com.arisgourmet.local.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the fault tests write after each case.
 *
 * @param expected cases there will be; 0 before the first has begun
 */
record FaultReport(long seed, int expected, List<Case> cases) {
    private static final FaultReport NOTHING_YET = new FaultReport(0, 0, List.of());
    private static final String ROW = "  %-60s %,9d %5d %11d %9d %11d%s%n";

    /**
     * One case.
     *
     * @param failure why it failed, or empty
     */
    record Case(
            String name,
            double seconds,
            long events,
            long lost,
            long unexpected,
            long inverted,
            long duplicated,
            String failure) {

        boolean isClean() {
            return lost == 0 && unexpected == 0 && inverted == 0 && failure.isEmpty();
        }
    }

    static FaultReport read(Path file) {
        try {
            return Files.exists(file)
                    ? JsonMapper.builder().build().readValue(Files.readAllBytes(file), FaultReport.class)
                    : NOTHING_YET;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isClean() {
        return expected > 0 && cases.size() == expected && cases.stream().allMatch(Case::isClean);
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n  %-60s %9s %5s %11s %9s %11s%n",
                "case",
                "events",
                "lost",
                "unexpected",
                "inverted",
                "duplicated");
        for (Case one : cases) {
            print(
                    out,
                    one,
                    one.failure().isEmpty()
                            ? ""
                            : "  ✗ " + one.failure().lines().findFirst().orElse(""));
        }
        print(out, total(), "");
        out.printf(Locale.ROOT, "  seed %d, %d of %d cases%n", seed, cases.size(), expected);
        out.flush();
    }

    private static void print(PrintWriter out, Case one, String remark) {
        out.printf(
                Locale.ROOT,
                ROW,
                one.name(),
                one.events(),
                one.lost(),
                one.unexpected(),
                one.inverted(),
                one.duplicated(),
                remark);
    }

    private Case total() {
        return new Case(
                "all",
                0,
                sum(Case::events),
                most(Case::lost),
                most(Case::unexpected),
                most(Case::inverted),
                sum(Case::duplicated),
                "");
    }

    private long sum(ToLongFunction<Case> count) {
        return cases.stream().mapToLong(count).sum();
    }

    /** A case's count has that of the cases before it. */
    private long most(ToLongFunction<Case> count) {
        return cases.stream().mapToLong(count).max().orElse(0);
    }
}
