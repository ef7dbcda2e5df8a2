package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.XTrimArgs;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationIT {

    private final Queue<String> handled = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource(ConsumptionMode.class)
    void aGroupIsSeenWithItsOwnerAndHowFarItIs(ConsumptionMode mode) {
        try (Fixture fixture = new Fixture("registered", 2)) {
            fixture.redis.setMode(mode);
            fixture.redis.setOwner("kitchen team");
            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));
            IntStream.range(0, 10).forEach(i -> fixture.add(i % 2, "key", String.valueOf(i)));
            await().untilAsserted(() -> assertThat(handled).hasSize(10));

            await().untilAsserted(() -> {
                StreamsEndpoint.Destination seen = fixture.view();
                assertThat(seen.length()).isEqualTo(10);
                assertThat(seen.groups()).singleElement().satisfies(group -> {
                    assertThat(group.group()).isEqualTo("group");
                    assertThat(group.owner()).isEqualTo("kitchen team");
                    assertThat(group.mode()).isEqualToIgnoringCase(mode.name());
                    assertThat(group.since()).isNotNull();
                    assertThat(group.pending()).isZero();
                    assertThat(group.behindMillis()).isZero();
                    assertThat(group.evicted()).isEmpty();
                });
            });
        }
    }

    @Test
    void aGroupThatLostEntriesIsToldOnceAndGoesOn() {
        try (Fixture fixture = new Fixture("evicted", 0)) {
            StreamConsumer first =
                    fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));
            String last = fixture.add(0, "key", "read");
            await().untilAsserted(() -> assertThat(handled).containsExactly("read"));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
            first.stop();
            fixture.add(0, "key", "lost");
            fixture.add(0, "key", "kept");
            TestRedis.commands()
                    .xtrim(fixture.stream(0), new XTrimArgs().maxlen(1).exactTrimming());

            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));
            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));

            await().untilAsserted(() -> assertThat(handled).containsExactly("read", "kept"));
            await().during(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(fixture.evictions)
                    .containsExactly(new GroupEvicted(fixture.destination.name(), "group", fixture.stream(0), last)));
            assertThat(fixture.view().groups().getFirst().evicted()).containsOnlyKeys(fixture.stream(0));
        }
    }

    @Test
    void trimmingWhatWasReadEvictsNobody() {
        try (Fixture fixture = new Fixture("trimmed", 0)) {
            StreamConsumer first =
                    fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));
            List<String> ids = IntStream.range(0, 5)
                    .mapToObj(i -> fixture.add(0, "key", String.valueOf(i)))
                    .toList();
            await().untilAsserted(() -> assertThat(handled).hasSize(5));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
            first.stop();
            TestRedis.commands()
                    .xtrim(
                            fixture.stream(0),
                            new XTrimArgs().minId(ids.getLast()).exactTrimming());
            fixture.add(0, "key", "next");

            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));
            await().untilAsserted(() -> assertThat(handled).endsWith("next").hasSize(6));
            assertThat(fixture.evictions).isEmpty();
        }
    }

    @Test
    void pendingEntriesThatWereTrimmedAreALossToo() {
        try (Fixture fixture = new Fixture("pending", 0)) {
            String lost = fixture.add(0, "key", "lost");
            fixture.abandon(0, 1);
            fixture.add(0, "key", "kept");
            TestRedis.commands()
                    .xtrim(fixture.stream(0), new XTrimArgs().maxlen(1).exactTrimming());

            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));

            await().untilAsserted(() -> assertThat(handled).containsExactly("kept"));
            assertThat(fixture.evictions).extracting(GroupEvicted::lastRead).containsOnly(lost);
        }
    }
}
