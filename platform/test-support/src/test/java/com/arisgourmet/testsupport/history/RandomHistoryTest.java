package com.arisgourmet.testsupport.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories made at random from a seed that the test's name shows. */
class RandomHistoryTest {

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("any interleaving with any repetitions is clean, and the repetitions are counted")
    void anyInterleavingIsClean(long seed) {
        var random = new Random(seed);
        List<Event> committed = events(random);
        List<Event> out = interleaved(committed, random);
        int repetitions = repeat(out, random);

        Verdict verdict = new History(committed, seen(out)).verdict();

        verdict.requireClean();
        assertThat(verdict.duplicated()).isEqualTo(repetitions);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("exactly what was taken out is lost, and exactly what was put in is unexpected")
    void exactlyWhatWasTakenOutIsLost(long seed) {
        var random = new Random(seed);
        List<Event> committed = events(random);
        List<Event> out = interleaved(committed, random);
        repeat(out, random);
        Set<Event> taken = new HashSet<>(some(committed, random));
        out.removeIf(taken::contains);
        List<Event> strangers = some(events(random), random);
        strangers.forEach(stranger -> out.add(random.nextInt(out.size() + 1), stranger));

        Verdict verdict = new History(committed, seen(out)).verdict();

        assertThat(verdict.lost()).containsExactlyInAnyOrderElementsOf(taken);
        assertThat(verdict.unexpected()).extracting(Seen::event).containsExactlyInAnyOrderElementsOf(strangers);
        assertThat(verdict.inverted()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("in any disorder, inverted is what comes after a later event of its aggregate")
    void invertedIsWhatComesAfterALaterEvent(long seed) {
        var random = new Random(seed);
        List<Event> committed = events(random);
        List<Event> out = new ArrayList<>(committed);
        Collections.shuffle(out, random);
        List<Event> late = IntStream.range(0, out.size())
                .filter(i -> out.subList(0, i).stream()
                        .anyMatch(before -> before.aggregate().equals(out.get(i).aggregate())
                                && before.version() * 10 + before.ordinal()
                                        > out.get(i).version() * 10 + out.get(i).ordinal()))
                .mapToObj(out::get)
                .toList();
        repeat(out, random);

        Verdict verdict = new History(committed, seen(out)).verdict();

        assertThat(verdict.inverted())
                .extracting(inversion -> inversion.late().event())
                .containsExactlyElementsOf(late);
        assertThat(verdict.lost()).isEmpty();
        assertThat(verdict.unexpected()).isEmpty();
    }

    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        for (int aggregates = 1 + random.nextInt(20); aggregates > 0; aggregates--) {
            UUID aggregate = id(random);
            int shard = random.nextInt(64);
            for (long version = 1; version <= 1 + random.nextInt(10); version++) {
                for (int ordinal = 0; ordinal <= random.nextInt(3); ordinal++) {
                    events.add(new Event(id(random), shard, aggregate, version, ordinal));
                }
            }
        }
        return events;
    }

    /** Each aggregate's events keep their order. */
    private static List<Event> interleaved(List<Event> events, Random random) {
        List<List<Event>> queues = new ArrayList<>();
        for (Event event : events) {
            if (event.version() == 1 && event.ordinal() == 0) {
                queues.add(new ArrayList<>());
            }
            queues.getLast().add(event);
        }
        List<Event> out = new ArrayList<>();
        while (!queues.isEmpty()) {
            List<Event> queue = queues.get(random.nextInt(queues.size()));
            out.add(queue.removeFirst());
            queues.removeIf(List::isEmpty);
        }
        return out;
    }

    /** Some events come again, anywhere after their first occurrence. */
    private static int repeat(List<Event> out, Random random) {
        int repetitions = random.nextInt(30);
        for (int i = 0; i < repetitions; i++) {
            int first = random.nextInt(out.size());
            out.add(first + 1 + random.nextInt(out.size() - first), out.get(first));
        }
        return repetitions;
    }

    private static List<Event> some(List<Event> events, Random random) {
        return events.stream().filter(event -> random.nextInt(5) == 0).toList();
    }

    private static List<Seen> seen(List<Event> out) {
        return IntStream.range(0, out.size())
                .mapToObj(i -> new Seen(out.get(i), i + "-0"))
                .toList();
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
