package com.arisgourmet.e2e.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.e2e.Api;
import com.arisgourmet.e2e.DemoRestaurant;
import com.arisgourmet.e2e.described.Description;
import com.arisgourmet.e2e.walls.Attempts.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what the clock tells of things that are somebody else's: the medians of as many calls with a foreign id as
 * with an absent one, by turns. Not part of the build; {@code ./aris walls} runs it on the system that is running.
 */
class WallsTiming {
    private static final int CALLS = Integer.getInteger("walls.calls", 1_000);
    private static final int WARM_UP = 100;
    private static final double GOAL = 0.10;

    /** Medians in microseconds. */
    private record Line(String route, int calls, double foreign, double absent, double difference, boolean withinGoal) {
        static Line of(Route route, double foreign, double absent) {
            double difference = Math.abs(foreign - absent) / Math.min(foreign, absent);
            return new Line(route.toString(), CALLS, foreign, absent, difference, difference <= GOAL);
        }

        @Override
        public String toString() {
            return "  %-72s %9.0f %9.0f %8.1f %%%s"
                    .formatted(route, foreign, absent, difference * 100, withinGoal ? "" : "  ✗");
        }
    }

    @Test
    void howLongForeignAndAbsentThingsTake() throws IOException {
        Premises ours = Premises.open();
        DemoRestaurant theirs = DemoRestaurant.open();
        Attempts attempts = new Attempts(Description.running(), ours.restaurantId());
        List<Line> lines = new ArrayList<>();
        System.out.printf(Locale.ROOT, "%n  %-72s %9s %9s %10s%n", "median of " + CALLS, "foreign", "absent", "apart");
        for (Route route : Route.all()) {
            if (route.namesAThing()) {
                lines.add(line(route, attempts, ours.things(), theirs));
                System.out.println(lines.getLast());
            }
        }
        write(lines);
        assertThat(lines).isNotEmpty();
    }

    private static Line line(Route route, Attempts attempts, Things ours, DemoRestaurant theirs) {
        String token = DemoRestaurant.signIn(theirs.slug(), "owner", theirs.password())
                .get("access_token")
                .asString();
        Visitor owner = new Visitor(
                Visitor.Kind.STAFF, "owner", Set.of(), Api.anonymous().as(token), ours);
        List<Attempt> both = List.of(attempts.of(route, ours), attempts.of(route, ours.absent()));
        both.forEach(
                attempt -> assertThat(attempts.send(attempt, owner).status()).isEqualTo(404));
        List<List<Duration>> times = List.of(new ArrayList<>(), new ArrayList<>());
        for (int call = -WARM_UP; call < CALLS; call++) {
            for (int turn = 0; turn < 2; turn++) {
                int which = (call + turn) & 1;
                Duration time = attempts.timeOf(both.get(which), owner.api());
                if (call >= 0) {
                    times.get(which).add(time);
                }
            }
        }
        return Line.of(route, median(times.get(0)), median(times.get(1)));
    }

    private static double median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2).toNanos() / 1_000.0;
    }

    private static void write(List<Line> lines) throws IOException {
        String file = System.getProperty("walls.json", "");
        if (!file.isEmpty()) {
            Files.writeString(
                    Path.of(file),
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(lines));
        }
    }
}
