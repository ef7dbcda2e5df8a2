package com.arisgourmet.gateway.stream;

import java.time.Clock;
import java.time.Duration;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Warns a client a minute before its token ends and closes with 1008 when it has. A newer token starts it anew. */
final class TokenLife implements Disposable {
    static final CloseStatus EXPIRED = new CloseStatus(1008, "token expired");
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Outbound out;
    private final ServerFrames frames;
    private final Clock clock;
    private final Disposable.Swap timer = Disposables.swap();

    TokenLife(Outbound out, ServerFrames frames, Clock clock) {
        this.out = out;
        this.frames = frames;
        this.clock = clock;
    }

    void startFor(Listener listener) {
        Duration left = atLeastNothing(Duration.between(clock.instant(), listener.until()));
        Duration warning = left.compareTo(AHEAD) < 0 ? left : AHEAD;
        timer.update(Mono.delay(left.minus(warning))
                .doOnNext(tick -> out.send(frames.expiring(warning)))
                .then(Mono.delay(warning))
                .subscribe(tick -> out.close(EXPIRED)));
    }

    private static Duration atLeastNothing(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    @Override
    public void dispose() {
        timer.dispose();
    }

    @Override
    public boolean isDisposed() {
        return timer.isDisposed();
    }
}
