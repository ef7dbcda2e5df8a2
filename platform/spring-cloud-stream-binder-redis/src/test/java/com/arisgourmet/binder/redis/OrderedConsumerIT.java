package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Consumer;
import io.lettuce.core.XClaimArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedConsumerIT {

    private final Queue<String> handled = new ConcurrentLinkedQueue<>();

    @Test
    void entriesOfAKeyAreHandledInOrderWhileOthersFailAndRunBesideThem() {
        try (Fixture fixture = new Fixture("order", 4)) {
            Map<String, Queue<Integer>> seen = new ConcurrentHashMap<>();
            Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
            AtomicInteger overlaps = new AtomicInteger();
            for (int number = 0; number < 100; number++) {
                for (int key = 0; key < 10; key++) {
                    fixture.add(key % 4, "key" + key, String.valueOf(number));
                }
            }

            fixture.start((entry, attempt, token) -> {
                String key = String.valueOf(entry.text("subject"));
                int number = Integer.parseInt(String.valueOf(entry.text("data")));
                AtomicInteger inLane = running.computeIfAbsent(key, k -> new AtomicInteger());
                if (inLane.incrementAndGet() > 1) {
                    overlaps.incrementAndGet();
                }
                try {
                    if (number % 7 == 0 && attempt == 1) {
                        throw new IllegalStateException("first attempt");
                    }
                    seen.computeIfAbsent(key, k -> new ConcurrentLinkedQueue<>())
                            .add(number);
                } finally {
                    inLane.decrementAndGet();
                }
            });

            List<Integer> expected = IntStream.range(0, 100).boxed().toList();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(seen).hasSize(10).allSatisfy((key, numbers) -> assertThat(numbers)
                            .containsExactlyElementsOf(expected)));
            assertThat(overlaps).hasValue(0);
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void aFailingEntryBlocksItsKeyAloneAndIsDeadLetteredWithItsCause() {
        try (Fixture fixture = new Fixture("poison", 0)) {
            CountDownLatch others = new CountDownLatch(20);
            String poison = fixture.add(0, "bad", "poison");
            fixture.add(0, "bad", "follower");
            IntStream.range(0, 20).forEach(i -> fixture.add(0, "good" + i, "fine"));

            fixture.start((entry, attempt, token) -> {
                String data = String.valueOf(entry.text("data"));
                if (data.equals("poison")) {
                    awaitUninterruptibly(others);
                    throw new IllegalStateException("cannot cook this");
                }
                handled.add(data);
                others.countDown();
            });

            await().untilAsserted(() -> assertThat(handled).hasSize(21));
            assertThat(List.copyOf(handled).getLast()).isEqualTo("follower");
            assertThat(fixture.deadLetters()).singleElement().satisfies(letter -> assertThat(letter)
                    .containsEntry("data", "poison")
                    .containsEntry("subject", "bad")
                    .containsEntry("dlq_stream", fixture.stream(0))
                    .containsEntry("dlq_entry", poison)
                    .containsEntry("dlq_group", "group")
                    .containsEntry("dlq_attempts", "3")
                    .containsEntry("dlq_cause", "java.lang.IllegalStateException: cannot cook this"));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void followersOfAFailingEntryHoldUpNoOtherKeyHoweverManyTheyAre() {
        try (Fixture fixture = new Fixture("followers", 0)) {
            fixture.redis.setMaxInFlight(8);
            fixture.redis.setBatchSize(4);
            fixture.properties.setMaxAttempts(Integer.MAX_VALUE);
            AtomicBoolean broken = new AtomicBoolean(true);
            IntStream.range(0, 500).forEach(i -> fixture.add(0, "bad", String.valueOf(i)));
            fixture.add(0, "good", "fine");
            StreamConsumer consumer = fixture.start((entry, attempt, token) -> {
                if ("bad".equals(entry.text("subject")) && broken.get()) {
                    throw new IllegalStateException("broken");
                }
                handled.add(String.valueOf(entry.text("data")));
            });

            await().untilAsserted(() -> assertThat(handled).containsExactly("fine"));
            await().untilAsserted(() -> assertThat(consumer.inFlight()).isEqualTo(1));

            broken.set(false);
            IntStream.range(500, 600).forEach(i -> fixture.add(0, "bad", String.valueOf(i)));
            List<String> all = new ArrayList<>(List.of("fine"));
            IntStream.range(0, 600).forEach(i -> all.add(String.valueOf(i)));
            await().untilAsserted(() -> assertThat(handled).hasSize(601));
            assertThat(handled).containsExactlyElementsOf(all);
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void whatADeadConsumerLeftPendingIsHandledBeforeAnythingNew() {
        try (Fixture fixture = new Fixture("takeover", 0)) {
            IntStream.range(0, 10).forEach(i -> fixture.add(0, "key", String.valueOf(i)));
            fixture.abandon(0, 5);

            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));

            await().untilAsserted(() ->
                    assertThat(handled).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
            await().untilAsserted(() -> assertThat(TestRedis.commands().xinfoConsumers(fixture.stream(0), "group"))
                    .hasSize(1));
        }
    }

    @Test
    void anEntryThatWasNeverAnsweredForIsDeadLetteredUnhandled() {
        try (Fixture fixture = new Fixture("unanswered", 0)) {
            String killer = fixture.add(0, "key", "killer");
            fixture.add(0, "key", "fine");
            fixture.abandon(0, 1);
            TestRedis.commands()
                    .xclaim(fixture.stream(0), Consumer.from("group", "gone"), new XClaimArgs().retryCount(10), killer);

            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));

            await().untilAsserted(() -> assertThat(handled).containsExactly("fine"));
            assertThat(fixture.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.get("dlq_cause"))
                    .endsWith("delivered 10 times without an answer"));
        }
    }

    @Test
    void twoInstancesShareTheShardsAndTheSurvivorTakesThemAll() {
        try (Fixture fixture = new Fixture("share", 8)) {
            Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
            Fixture.Handler handler = (entry, attempt, token) -> seen.computeIfAbsent(
                            String.valueOf(entry.text("subject")), k -> new ArrayList<>())
                    .add(Integer.parseInt(String.valueOf(entry.text("data"))));
            StreamConsumer first = fixture.start(handler);
            await().untilAsserted(() -> assertThat(first.streams()).isEqualTo(8));
            addRound(fixture, 0);

            StreamConsumer second = fixture.start(handler);
            await().untilAsserted(() -> {
                assertThat(first.streams()).isEqualTo(4);
                assertThat(second.streams()).isEqualTo(4);
            });
            addRound(fixture, 1);

            first.stop();
            await().untilAsserted(() -> assertThat(second.streams()).isEqualTo(8));
            addRound(fixture, 2);

            Map<String, List<Integer>> expected = new HashMap<>();
            IntStream.range(0, 8).forEach(shard -> expected.put("key" + shard, List.of(0, 1, 2)));
            await().untilAsserted(() -> assertThat(seen).isEqualTo(expected));
        }
    }

    @Test
    void aDestroyedGroupIsMadeAgainAndReadFromTheStart() {
        try (Fixture fixture = new Fixture("destroyed", 0)) {
            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));
            fixture.add(0, "key", "before");
            await().untilAsserted(() -> assertThat(handled).containsExactly("before"));

            TestRedis.commands().xgroupDestroy(fixture.stream(0), "group");
            fixture.add(0, "key", "after");

            await().untilAsserted(() -> assertThat(handled).containsExactly("before", "before", "after"));
        }
    }

    @Test
    void anInstanceWhoseLeaseIsAnothersReadsAndAcknowledgesNothing() {
        try (Fixture fixture = new Fixture("fence", 0)) {
            CountDownLatch entered = new CountDownLatch(1);
            CountDownLatch resume = new CountDownLatch(1);
            fixture.start((entry, attempt, token) -> {
                entered.countDown();
                awaitUninterruptibly(resume);
                handled.add(entry.text("data") + "@" + token);
            });
            fixture.add(0, "key", "first");
            awaitUninterruptibly(entered);

            TestRedis.commands().set(fixture.leaseKey(0), "another".getBytes(StandardCharsets.UTF_8));
            fixture.add(0, "key", "second");
            resume.countDown();

            await().untilAsserted(() -> assertThat(handled).containsExactly("first@1"));
            await().during(Duration.ofSeconds(1)).untilAsserted(() -> {
                assertThat(fixture.pending()).isEqualTo(1);
                assertThat(handled).hasSize(1);
            });

            TestRedis.commands().del(fixture.leaseKey(0));
            await().untilAsserted(() -> assertThat(handled).containsExactly("first@1", "first@2", "second@2"));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void whatIsInFlightIsBounded() {
        try (Fixture fixture = new Fixture("bounded", 2)) {
            fixture.redis.setMaxInFlight(10);
            CountDownLatch resume = new CountDownLatch(1);
            IntStream.range(0, 200).forEach(i -> fixture.add(i % 2, "key" + i, "data"));
            StreamConsumer consumer = fixture.start((entry, attempt, token) -> {
                awaitUninterruptibly(resume);
                handled.add(entry.id());
            });

            await().untilAsserted(() -> assertThat(fixture.pending()).isBetween(8L, 10L));
            await().during(Duration.ofMillis(500)).untilAsserted(() -> {
                assertThat(fixture.pending()).isLessThanOrEqualTo(10);
                assertThat(consumer.inFlight()).isLessThanOrEqualTo(10);
            });

            resume.countDown();
            await().untilAsserted(() -> assertThat(handled).hasSize(200));
        }
    }

    private static void addRound(Fixture fixture, int round) {
        IntStream.range(0, 8).forEach(shard -> fixture.add(shard, "key" + shard, String.valueOf(round)));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
