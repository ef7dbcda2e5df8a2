package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.defaults.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AdmissionTest {
    private static final int PER_SECOND = 100;
    private static final int AT_ONCE = 50;

    private long now = Duration.ofDays(1).toNanos();
    private final Admission admission = new Admission(PER_SECOND, AT_ONCE, 2, () -> now, new SimpleMeterRegistry());

    @Test
    void asManyAsFitAtOnceAreAdmittedAndThenAtTheRate() {
        assertThat(admitted(200)).isEqualTo(AT_ONCE);
        now += Duration.ofMillis(100).toNanos();
        assertThat(admitted(200)).isEqualTo(PER_SECOND / 10);
        now += Duration.ofHours(1).toNanos();
        assertThat(admitted(200)).isEqualTo(AT_ONCE);
    }

    @Test
    void eachOfThoseTurnedAwayIsToldAMomentOfItsOwnAndNoneALongOne() {
        admitted(AT_ONCE);
        List<Duration> told =
                IntStream.range(0, 10_000).mapToObj(i -> admission.tryAdmit()).toList();

        List<Duration> inTurn = told.subList(0, 29 * PER_SECOND);
        assertThat(inTurn).isSorted().doesNotHaveDuplicates();
        assertThat(told).allMatch(delay -> delay.isPositive() && delay.compareTo(Admission.LATEST) <= 0);
    }

    @Test
    void whoIsTurnedAwayIsToldSoWithTheDelay() {
        admitted(AT_ONCE);

        assertThatThrownBy(admission::admit).isInstanceOfSatisfying(ProblemException.class, told -> {
            assertThat(told.type().status()).isEqualTo(503);
            assertThat(told.retryAfter()).isNotNull().isPositive();
        });
    }

    @Test
    void noMoreThanAFewSocketsAreOpenedAtTheSameTimeAndEachThatEndsMakesRoom() {
        Sinks.Empty<Void> first = Sinks.empty();
        Sinks.Empty<Void> second = Sinks.empty();
        Disposable leaving = admission.oneOfFew(first.asMono()).subscribe();
        admission.oneOfFew(second.asMono()).subscribe();

        assertThatThrownBy(admission.oneOfFew(Mono.empty())::block).isInstanceOf(ProblemException.class);
        assertThatThrownBy(admission.oneOfFew(Mono.empty())::block).isInstanceOf(ProblemException.class);
        leaving.dispose();
        assertThat(admission.oneOfFew(Mono.just("open")).block()).isEqualTo("open");
        second.tryEmitEmpty();
        assertThat(admission.oneOfFew(Mono.just("open")).block()).isEqualTo("open");
    }

    /** In time of its own: nothing waits. */
    @Test
    void aStormThatDoesAsItIsToldIsInAfterLittleMoreThanTheRateTakes() {
        long seed = System.nanoTime();
        System.out.println("storm with seed " + seed);
        Random random = new Random(seed);
        int clients = 2_500;
        record Attempt(long at, int client, int times) {}
        var waiting = new PriorityQueue<Attempt>(Comparator.comparingLong(Attempt::at));
        long start = now;
        for (int client = 0; client < clients; client++) {
            waiting.add(new Attempt(start + random.nextLong(1_000_000_000L), client, 1));
        }
        List<Integer> attempts = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Attempt next = waiting.poll();
            now = Math.max(now, next.at());
            Duration delay = admission.tryAdmit();
            if (delay.isZero()) {
                attempts.add(next.times());
            } else {
                waiting.add(new Attempt(
                        now + delay.toNanos() + random.nextLong(1_000_000_000L), next.client(), next.times() + 1));
            }
        }
        double seconds = (now - start) / 1e9;

        assertThat(attempts).hasSize(clients);
        assertThat(seconds).isBetween((clients - AT_ONCE) / (double) PER_SECOND - 1, 1.5 * clients / PER_SECOND);
        assertThat(attempts.stream().mapToInt(times -> times).average().orElseThrow())
                .isLessThan(5);
    }

    private long admitted(int clients) {
        return IntStream.range(0, clients)
                .filter(client -> admission.tryAdmit().isZero())
                .count();
    }
}
