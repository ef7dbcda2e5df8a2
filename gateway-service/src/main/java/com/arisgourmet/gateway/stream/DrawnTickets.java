package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What one screen has drawn, on its way to be confirmed: a few at a time beside the frames it sends, so that a slow answer
 * holds up nothing else, and no more waiting than a full screen has tickets.
 */
final class DrawnTickets implements Disposable {
    private static final int AT_A_TIME = 4;
    private static final int MOST_WAITING = 200;

    private final Sinks.Many<ClientFrame.Ack> drawn =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_WAITING));
    private final Disposable running;

    /** @param refused told every problem that {@code confirm} errors with */
    DrawnTickets(Function<ClientFrame.Ack, Mono<Void>> confirm, Consumer<ProblemException> refused) {
        running = drawn.asFlux()
                .flatMap(
                        ack -> confirm.apply(ack).onErrorResume(ProblemException.class, problem -> {
                            refused.accept(problem);
                            return Mono.empty();
                        }),
                        AT_A_TIME,
                        1)
                .subscribe();
    }

    /** For one thread at a time. @throws ProblemException if too many wait already; the screen says it again */
    void add(ClientFrame.Ack ack) {
        if (drawn.tryEmitNext(ack) == Sinks.EmitResult.FAIL_OVERFLOW) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too many tickets are being confirmed.");
        }
    }

    @Override
    public void dispose() {
        running.dispose();
    }
}
