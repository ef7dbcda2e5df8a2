package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes("test", 100);
    private final Queue<Integer> done = new ConcurrentLinkedQueue<>();

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

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
