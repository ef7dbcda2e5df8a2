package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Map<Lease, List<String>>> sent = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch answer = new CountDownLatch(1);
    private final Acknowledgements acknowledgements = new Acknowledgements(this::send, threads);
    private final Lease lease = Lease.shared("events");
    private volatile boolean refusing;

    @AfterEach
    void close() {
        answer.countDown();
        threads.close();
    }

    @Test
    void whatComesWhileACommandIsUnderWayGoesTogetherWithTheNext() throws Exception {
        Future<?> first = threads.submit(() -> acknowledgements.acknowledge(lease, entry(0)));
        await().until(() -> sent.size() == 1);
        List<Future<?>> others = new ArrayList<>();
        for (int number = 1; number <= 50; number++) {
            List<StreamEntry> entry = entry(number);
            others.add(threads.submit(() -> acknowledgements.acknowledge(lease, entry)));
        }
        await().until(() -> acknowledgements.waiting() == 50);
        answer.countDown();

        first.get();
        for (Future<?> other : others) {
            other.get();
        }
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).get(lease))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 50)
                        .mapToObj(number -> number + "-0")
                        .toList());
    }

    @Test
    void everybodyIsToldThatACommandFailedAndMayTryAgain() {
        answer.countDown();
        refusing = true;
        assertThatThrownBy(() -> acknowledgements.acknowledge(lease, entry(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");

        refusing = false;
        acknowledgements.acknowledge(lease, entry(1));
        assertThat(sent).containsExactly(Map.of(lease, List.of("1-0")));
    }

    private void send(Map<Lease, List<String>> ids) {
        if (refusing) {
            throw new IllegalStateException("refused");
        }
        sent.add(Map.copyOf(ids));
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<StreamEntry> entry(int number) {
        return List.of(new StreamEntry("events", number + "-0", Map.of(), "", false, false));
    }
}
