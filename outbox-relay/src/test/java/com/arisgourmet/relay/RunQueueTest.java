package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RunQueueTest {
    private final List<List<String>> runs = new CopyOnWriteArrayList<>();
    private final Sinks.One<Void> firstRun = Sinks.one();
    private final RunQueue<String> queue = new RunQueue<>(1, worker -> !worker.startsWith("alone"), this::run);

    private Mono<Void> run(List<String> workers) {
        return Mono.fromRunnable(() -> runs.add(workers)).then(runs.isEmpty() ? firstRun.asMono() : Mono.empty());
    }

    @Test
    void whoWaitsSharesTheNextRunAndWhoMustBeAloneIsAlone() {
        queue.start();
        queue.add("first");
        await().until(() -> runs.size() == 1);
        List.of("a", "alone 1", "b", "alone 2", "c").forEach(queue::add);
        firstRun.tryEmitEmpty();

        await().untilAsserted(() -> assertThat(runs)
                .containsExactly(List.of("first"), List.of("a", "b", "c"), List.of("alone 1"), List.of("alone 2")));
    }

    @Test
    void nothingRunsBeforeTheStartNorAfterTheStop() {
        queue.add("a");
        queue.add("b");
        assertThat(runs).isEmpty();
        queue.start();
        await().until(() -> runs.size() == 1);
        queue.add("c");
        queue.stop();

        assertThat(runs).containsExactly(List.of("a", "b"));
    }
}
