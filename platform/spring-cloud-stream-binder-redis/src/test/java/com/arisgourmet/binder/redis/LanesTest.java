package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Lease LEASE = Lease.shared("events");

    private final Lanes lanes = new Lanes("test", 100, this::recall);
    private final Queue<Integer> done = new ConcurrentLinkedQueue<>();
    private final Queue<String> recalled = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void tasksOfALaneRunInOrder() throws InterruptedException {
        lanes.reserve(100, 1);
        IntStream.range(0, 100).forEach(i -> lanes.enter("lane", () -> done.add(i)));

        await().untilAsserted(() -> assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList()));
        await().untilAsserted(() -> assertThat(lanes.occupied()).isZero());
    }

    @Test
    void aLaneThatWaitsDoesNotHoldUpAnother() throws InterruptedException {
        CountDownLatch resume = new CountDownLatch(1);
        lanes.reserve(2, 1);
        lanes.enter("slow", () -> awaitUninterruptibly(resume));
        lanes.enter("fast", () -> done.add(1));

        await().untilAsserted(() -> assertThat(done).containsExactly(1));
        assertThat(lanes.occupied()).isEqualTo(1);
        resume.countDown();
    }

    @Test
    void aTaskThatThrowsEndsNeitherItsLaneNorItsPlace() throws InterruptedException {
        lanes.reserve(2, 1);
        lanes.enter("lane", () -> {
            throw new AssertionError("abrupt");
        });
        lanes.enter("lane", () -> done.add(1));

        await().untilAsserted(() -> assertThat(done).containsExactly(1));
        await().untilAsserted(() -> assertThat(lanes.occupied()).isZero());
    }

    @Test
    void roomIsSharedOutEvenlyAndNeverExceeded() throws InterruptedException {
        assertThat(lanes.reserve(30, 64)).isEqualTo(3);
        assertThat(lanes.occupied()).isEqualTo(90);
        assertThat(lanes.reserve(10, 64)).isEqualTo(1);
        assertThat(lanes.occupied()).isEqualTo(100);
    }

    @Test
    void whatFollowsInALaneSetAsideTakesNoRoomAndComesBackInOrder() throws InterruptedException {
        CountDownLatch resume = new CountDownLatch(1);
        lanes.reserve(100, 1);
        lanes.enter("lane", left("1"), () -> {
            lanes.setAside("lane");
            awaitUninterruptibly(resume);
            done.add(1);
        });
        IntStream.range(2, 101).forEach(i -> lanes.enter("lane", left(String.valueOf(i)), () -> done.add(-i)));

        await().untilAsserted(() -> assertThat(lanes.occupied()).isEqualTo(1));
        resume.countDown();

        await().untilAsserted(() -> assertThat(done).containsExactly(1, 2, 3, 4, 5));
        assertThat(recalled).containsExactly("2", "(3", "(5");
        await().untilAsserted(() -> assertThat(lanes.occupied()).isZero());
        assertThat(lanes.follow("lane", left("6"), () -> {})).isFalse();
    }

    @Test
    void aTaskThatIsNoEntryIsNeverLeftBehind() throws InterruptedException {
        lanes.reserve(3, 1);
        lanes.enter("lane", left("1"), () -> {
            lanes.setAside("lane");
            lanes.enter("lane", left("2"), () -> done.add(-2));
            lanes.enter("lane", () -> done.add(1));
        });

        await().untilAsserted(() -> assertThat(done).containsExactly(1, 2, 3, 4, 5));
        await().untilAsserted(() -> assertThat(lanes.occupied()).isZero());
    }

    private static Left left(String from) {
        return new Left(LEASE, "key", from, false);
    }

    /** A stream of 2, 3, 4 and 5, two a page. */
    private Lanes.Recalled recall(Left from) {
        recalled.add(from.from());
        int first = from.from().equals("2") ? 2 : Integer.parseInt(from.from().substring(1)) + 1;
        try {
            if (first < 6) {
                lanes.reserve(2, 1);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return first > 5
                ? new Lanes.Recalled(List.of(), null)
                : new Lanes.Recalled(
                        List.of(() -> done.add(first), () -> done.add(first + 1)),
                        new Left(LEASE, "key", "(" + (first + 1), false));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
