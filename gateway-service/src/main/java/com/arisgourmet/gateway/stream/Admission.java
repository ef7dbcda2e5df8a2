package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How fast this gateway takes clients on. Whoever comes while there is room is admitted; each of the others is told a moment
 * of its own to come back at, one after another at the rate of admission, so that a storm comes back as a stream. What waits
 * is a number, not a queue: nobody is held and nothing grows. {@code aris.stream.turned.away} counts them.
 */
@Component
final class Admission {
    static final Duration LATEST = Duration.ofSeconds(30);
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanos;
    private final long nanosApiece;
    private final long burstNanos;
    private final int mostAtATime;
    private final AtomicInteger opening = new AtomicInteger();
    private final Counter turnedAway;
    private long paidUntil;
    private long promisedUntil;

    @Autowired
    Admission(StreamProperties limits, MeterRegistry meters) {
        this(limits.admitPerSecond(), limits.admitAtOnce(), limits.redeemAtATime(), System::nanoTime, meters);
    }

    Admission(int perSecond, int atOnce, int mostAtATime, LongSupplier nanos, MeterRegistry meters) {
        this.mostAtATime = mostAtATime;
        this.nanos = nanos;
        this.nanosApiece = SECOND / perSecond;
        this.burstNanos = nanosApiece * atOnce;
        this.paidUntil = nanos.getAsLong() - burstNanos;
        this.promisedUntil = nanos.getAsLong();
        this.turnedAway = Counter.builder("aris.stream.turned.away")
                .description("Clients of the stream that were told to come back later")
                .register(meters);
    }

    /** @throws ProblemException 503 with the delay after which to come back */
    void admit() {
        Duration delay = tryAdmit();
        if (!delay.isZero()) {
            turnedAway.increment();
            throw ProblemException.unavailable("Many are connecting at this moment; come back in a while.", delay);
        }
    }

    /**
     * Whoever has a ticket was admitted; this keeps tickets that were saved up from being used all at once.
     *
     * @return the same, or a 503 problem while too many others are under way
     */
    <T> Mono<T> oneOfFew(Mono<T> openingOne) {
        return Mono.defer(() -> {
            if (opening.incrementAndGet() > mostAtATime) {
                opening.decrementAndGet();
                turnedAway.increment();
                return Mono.error(ProblemException.unavailable(
                        "Many sockets are being opened at this moment; come back in a while.", soon()));
            }
            return openingOne.doFinally(end -> opening.decrementAndGet());
        });
    }

    /** @return a delay for whoever meets something that is full and passes soon */
    static Duration soon() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000, 5_000));
    }

    /** @return zero: admitted; else when to come back, at most {@link #LATEST} */
    synchronized Duration tryAdmit() {
        long now = nanos.getAsLong();
        paidUntil = Math.max(paidUntil, now - burstNanos) + nanosApiece;
        if (paidUntil <= now) {
            return Duration.ZERO;
        }
        paidUntil -= nanosApiece;
        promisedUntil = Math.max(promisedUntil, now) + nanosApiece;
        if (promisedUntil - now > LATEST.toNanos()) {
            promisedUntil = now + LATEST.toNanos();
            return Duration.ofNanos(ThreadLocalRandom.current().nextLong(LATEST.toNanos() / 2, LATEST.toNanos()));
        }
        return Duration.ofNanos(promisedUntil - now);
    }
}
