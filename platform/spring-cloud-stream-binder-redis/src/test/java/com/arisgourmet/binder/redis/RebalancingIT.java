package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RebalancingIT {

    private static final int KEYS = 32;
    private static final int ROUNDS = 100;

    /** First occurrences by key, in the order in which any instance handled them. */
    private final Map<String, Set<Integer>> seen = new ConcurrentHashMap<>();

    @Test
    void nothingIsLostOrInvertedWhileInstancesComeAndGoUnderLoad() {
        try (Fixture fixture = new Fixture("rebalance", 8)) {
            StreamConsumer first = fixture.start(this::record);
            produce(fixture, 0);
            StreamConsumer second = fixture.start(this::record);
            produce(fixture, 1);
            await().untilAsserted(() -> assertThat(second.streams()).isEqualTo(4));
            produce(fixture, 2);
            first.stop();
            produce(fixture, 3);
            fixture.start(this::record);
            produce(fixture, 4);

            List<Integer> all = IntStream.range(0, 5 * ROUNDS).boxed().toList();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(seen).hasSize(KEYS).allSatisfy((key, numbers) -> assertThat(
                                    List.copyOf(numbers))
                            .isEqualTo(all)));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    private void produce(Fixture fixture, int phase) {
        for (int number = phase * ROUNDS; number < (phase + 1) * ROUNDS; number++) {
            for (int key = 0; key < KEYS; key++) {
                fixture.add(key % 8, "key" + key, String.valueOf(number));
            }
        }
    }

    private void record(StreamEntry entry, int attempt, long token) {
        Set<Integer> numbers =
                seen.computeIfAbsent(String.valueOf(entry.text("subject")), key -> new LinkedHashSet<>());
        synchronized (numbers) {
            numbers.add(Integer.parseInt(String.valueOf(entry.text("data"))));
        }
    }
}
