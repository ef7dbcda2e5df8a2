package com.arisgourmet.auth.mail;

import com.arisgourmet.auth.mail.domain.Letter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import reactor.core.publisher.Mono;

/**
 * Local mode: mails go nowhere but to {@code GET /actuator/mails} on the management port, the newest first, the last
 * hundred since the start.
 */
@Endpoint(id = "mails")
final class LocalMailbox implements Mail {
    private static final int KEPT = 100;

    private final Clock clock;
    private final Deque<Received> mails = new ArrayDeque<>();

    LocalMailbox(Clock clock) {
        this.clock = clock;
    }

    record Received(Instant at, String to, String subject, String text) {}

    @Override
    public Mono<Void> send(Letter letter) {
        return Mono.fromRunnable(() -> keep(letter));
    }

    /** @param to whose mails; null: everybody's */
    @ReadOperation
    public synchronized List<Received> mails(@Nullable String to) {
        return mails.stream().filter(mail -> to == null || mail.to().equals(to)).toList();
    }

    private synchronized void keep(Letter letter) {
        mails.addFirst(new Received(clock.instant(), letter.to(), letter.subject(), letter.text()));
        if (mails.size() > KEPT) {
            mails.removeLast();
        }
    }
}
