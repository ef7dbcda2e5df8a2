package com.arisgourmet.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** {@code target/faults.json}: every case that has ended, written anew after each; {@code ./aris faults} reads it. */
final class Report {
    private static final Path FILE = Path.of("target", "faults.json");

    private final Scale scale;
    private final List<Outcome> cases = new ArrayList<>();

    Report(Scale scale) {
        this.scale = scale;
        write();
        System.out.printf("faults: seed %d, at least %d events%n", scale.seed(), scale.events());
    }

    synchronized void add(Outcome outcome) {
        cases.add(outcome);
        write();
        System.out.println("  " + outcome);
    }

    synchronized void total() {
        System.out.printf(
                "faults: seed %d, %d cases, %d events in all%n",
                scale.seed(),
                cases.size(),
                cases.stream().mapToLong(Outcome::events).sum());
    }

    private record Content(long seed, int expected, List<Outcome> cases) {}

    private void write() {
        JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValue(FILE.toFile(), new Content(scale.seed(), Scale.CASES, cases));
    }
}
