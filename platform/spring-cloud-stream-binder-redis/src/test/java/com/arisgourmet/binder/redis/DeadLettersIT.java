package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLettersIT {

    private final Queue<String> handled = new ConcurrentLinkedQueue<>();
    private volatile boolean broken = true;

    @Test
    void whatFollowsADeadLetterWaitsUntilItWasRetriedWithSuccess() {
        try (Fixture fixture = waiting("retry")) {
            fixture.start(this::handle);
            fixture.add(0, "key", "bad");
            fixture.add(0, "key", "after");
            fixture.add(0, "other", "fine");
            await().untilAsserted(() -> assertThat(fixture.deadLetters()).hasSize(1));
            fixture.add(0, "key", "later");
            await().during(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(handled).containsExactly("fine"));

            DeadLetters letters = fixture.operator();
            DeadLetters.Letter first = letters.list(null, null, 10).items().getFirst();
            assertThat(first.keyWaits()).isTrue();
            assertThat(letters.retry("group", first.id())).isTrue();
            await().untilAsserted(() -> assertThat(fixture.deadLetters()).hasSize(1));
            await().during(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(handled).containsExactly("fine"));

            broken = false;
            assertThat(TestRedis.commands().xlen(StreamKeys.retries("group", fixture.stream(0))))
                    .isZero();

            DeadLetters.Letter second = letters.list(null, null, 10).items().getFirst();
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(second.entry()).isEqualTo(first.entry());
            assertThat(letters.retry("group", second.id())).isTrue();
            await().untilAsserted(() -> assertThat(handled).containsExactly("fine", "bad", "after", "later"));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
            assertThat(fixture.deadLetters()).isEmpty();
        }
    }

    @Test
    void whatWaitsGoesOnWhenItsDeadLetterIsDiscardedAndTheReasonStays() {
        try (Fixture fixture = waiting("discard")) {
            StreamConsumer first = fixture.start(this::handle);
            fixture.add(0, "key", "bad");
            fixture.add(0, "key", "after");
            await().untilAsserted(() -> assertThat(fixture.deadLetters()).hasSize(1));

            first.stop();
            fixture.start(this::handle);
            fixture.add(0, "other", "fine");
            await().untilAsserted(() -> assertThat(handled).containsExactly("fine"));

            DeadLetters letters = fixture.operator();
            String id = letters.list("group", null, 10).items().getFirst().id();
            assertThat(letters.discard("group", id, "nobody ordered this")).isTrue();
            await().untilAsserted(() -> assertThat(handled).containsExactly("fine", "after"));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
            assertThat(TestRedis.commands().xlen(StreamKeys.discarded("group", fixture.stream(0))))
                    .isEqualTo(1);
            assertThat(letters.discard("group", id, "again")).isFalse();
            assertThat(letters.retry("group", id)).isFalse();
            assertThat(letters.find("group", id)).isEmpty();
        }
    }

    @Test
    void noMoreKeysWaitThanAreAllowedAndNothingIsLost() {
        try (Fixture fixture = waiting("full")) {
            fixture.redis.setMaxWaitingKeys(2);
            IntStream.range(0, 3).forEach(i -> fixture.add(0, "key" + i, "bad"));
            fixture.start(this::handle);

            await().untilAsserted(() -> assertThat(fixture.deadLetters()).hasSize(2));
            await().during(Duration.ofSeconds(1)).untilAsserted(() -> {
                assertThat(fixture.deadLetters()).hasSize(2);
                assertThat(fixture.pending()).isEqualTo(1);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(ConsumptionMode.class)
    void aRetriedLetterIsHandledAsTheEntryItWas(ConsumptionMode mode) {
        try (Fixture fixture = new Fixture("again", 2)) {
            fixture.redis.setMode(mode);
            Queue<String> places = new ConcurrentLinkedQueue<>();
            fixture.start((entry, attempt, token) -> {
                places.add(entry.origin() + " " + entry.originId());
                handle(entry, attempt, token);
            });
            String id = fixture.add(1, "key", "bad");
            await().untilAsserted(() -> assertThat(fixture.deadLetters()).hasSize(1));

            broken = false;
            DeadLetters letters = fixture.operator();
            assertThat(letters.retry(
                            "group",
                            letters.list(null, null, 10).items().getFirst().id()))
                    .isTrue();

            await().untilAsserted(() -> assertThat(handled).containsExactly("bad"));
            assertThat(places).hasSize(4).containsOnly(fixture.stream(1) + " " + id);
            await().untilAsserted(
                            () -> assertThat(TestRedis.commands().xlen(StreamKeys.retries("group", fixture.stream(1))))
                                    .isZero());
        }
    }

    @Test
    void listsAreReadAPageAtATime() {
        try (Fixture fixture = new Fixture("pages", 4)) {
            fixture.start(this::handle);
            IntStream.range(0, 10).forEach(i -> fixture.add(i % 4, "key" + i, "bad"));
            await().untilAsserted(() -> assertThat(fixture.deadLetters()).hasSize(10));

            DeadLetters letters = fixture.operator();
            DeadLetters.Page page = letters.list(null, null, 4);
            Queue<String> ids = new ConcurrentLinkedQueue<>();
            page.items().forEach(letter -> ids.add(letter.id()));
            while (page.nextCursor() != null) {
                page = letters.list("group", page.nextCursor(), 4);
                page.items().forEach(letter -> ids.add(letter.id()));
            }

            assertThat(ids).hasSize(10).doesNotHaveDuplicates();
            assertThat(letters.find("group", ids.element()).orElseThrow().fields())
                    .containsEntry("data", "bad")
                    .containsEntry("dlq_cause", "java.lang.IllegalStateException: bad");
            assertThat(letters.list("another", null, 4).items()).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> letters.list(null, "nonsense", 4));
        }
    }

    private void handle(StreamEntry entry, int attempt, long token) {
        String data = String.valueOf(entry.text("data"));
        if (broken && data.equals("bad")) {
            throw new IllegalStateException("bad");
        }
        handled.add(data);
    }

    private static Fixture waiting(String name) {
        Fixture fixture = new Fixture(name, 0);
        fixture.redis.setAfterDeadLetter(AfterDeadLetter.WAIT);
        return fixture;
    }
}
