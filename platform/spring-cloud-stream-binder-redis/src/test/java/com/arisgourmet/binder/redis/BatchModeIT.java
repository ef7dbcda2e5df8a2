package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchModeIT {

    private final Queue<List<String>> batches = new ConcurrentLinkedQueue<>();
    private final Queue<String> handled = new ConcurrentLinkedQueue<>();

    @Test
    void whatIsReadTogetherOfAShardIsHandledTogetherAndInOrder() {
        try (Fixture fixture = batches("together", 2)) {
            IntStream.range(0, 200).forEach(i -> fixture.add(i % 2, "key" + i % 10, String.valueOf(i)));

            fixture.startBatches((entries, attempt, token) -> handle(entries));

            await().untilAsserted(() -> assertThat(handled).hasSize(200));
            assertThat(batches).hasSizeLessThan(20);
            for (int shard = 0; shard < 2; shard++) {
                int parity = shard;
                List<String> ofShard = handled.stream()
                        .filter(data -> Integer.parseInt(data) % 2 == parity)
                        .toList();
                assertThat(ofShard)
                        .containsExactlyElementsOf(IntStream.range(0, 200)
                                .filter(i -> i % 2 == parity)
                                .mapToObj(String::valueOf)
                                .toList());
            }
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @ParameterizedTest
    @EnumSource(ConsumptionMode.class)
    void poisonInTheMiddleOfABatchStrandsNothing(ConsumptionMode mode) {
        try (Fixture fixture = batches("poison", 0)) {
            fixture.redis.setMode(mode);
            IntStream.range(0, 30).forEach(i -> fixture.add(0, "key" + i % 3, i == 13 ? "poison" : String.valueOf(i)));

            fixture.startBatches((entries, attempt, token) -> {
                if (entries.stream().anyMatch(entry -> "poison".equals(entry.text("data")))) {
                    throw new IllegalStateException("cannot cook this");
                }
                handle(entries);
            });

            await().untilAsserted(() -> assertThat(handled).hasSize(29));
            await().untilAsserted(() -> assertThat(fixture.deadLetters())
                    .singleElement()
                    .satisfies(letter ->
                            assertThat(letter).containsEntry("data", "poison").containsEntry("dlq_attempts", "3")));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void poisonInABatchHoldsUpItsKeyAloneAndLaterBatchesKeepTheOrder() {
        try (Fixture fixture = batches("order", 0)) {
            CountDownLatch others = new CountDownLatch(20);
            fixture.redis.setBatchSize(10);
            IntStream.range(0, 40).forEach(i -> fixture.add(0, i % 2 == 0 ? "bad" : "good", String.valueOf(i)));

            fixture.startBatches((entries, attempt, token) -> {
                boolean poison = entries.stream().anyMatch(entry -> "0".equals(entry.text("data")));
                if (poison && entries.size() == 1) {
                    awaitUninterruptibly(others);
                } else if (poison) {
                    throw new IllegalStateException("not together");
                }
                handle(entries);
                entries.stream()
                        .filter(entry -> "good".equals(entry.text("subject")))
                        .forEach(entry -> others.countDown());
            });

            await().untilAsserted(() -> assertThat(handled).hasSize(40));
            assertThat(List.copyOf(handled).subList(0, 20)).allMatch(data -> Integer.parseInt(data) % 2 == 1);
            assertThat(handled.stream().filter(data -> Integer.parseInt(data) % 2 == 0))
                    .containsExactlyElementsOf(IntStream.range(0, 40)
                            .filter(i -> i % 2 == 0)
                            .mapToObj(String::valueOf)
                            .toList());
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void whatMayHaveBroughtDownAProcessIsHandledAlone() {
        try (Fixture fixture = batches("alone", 0)) {
            IntStream.range(0, 10).forEach(i -> fixture.add(0, "key", String.valueOf(i)));
            fixture.abandon(0, 5);

            fixture.startBatches((entries, attempt, token) -> handle(entries));

            await().untilAsserted(() ->
                    assertThat(handled).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
            assertThat(batches.stream().limit(5)).allMatch(batch -> batch.size() == 1);
        }
    }

    private void handle(List<StreamEntry> entries) {
        List<String> data = new ArrayList<>();
        entries.forEach(entry -> data.add(String.valueOf(entry.text("data"))));
        batches.add(data);
        handled.addAll(data);
    }

    private static Fixture batches(String name, int shards) {
        Fixture fixture = new Fixture(name, shards);
        fixture.properties.setBatchMode(true);
        return fixture;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
