package com.arisgourmet.auth.mail;

import com.arisgourmet.auth.mail.domain.Letters;
import com.arisgourmet.auth.mail.domain.Owed;
import com.arisgourmet.auth.onetime.OneTimeTokens;
import com.arisgourmet.auth.onetime.TokenCode;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends what is owed, one mail at a time: at once when this instance issued a token, and every five seconds whatever
 * another one left or could not send. A crash between sending and noting it sends a mail twice, with the same token.
 */
@Component
class Postman implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration TIDYING = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwedMails owed;
    private final OneTimeTokens tokens;
    private final TokenCode codes;
    private final Mail mail;
    private final String publicUrl;
    private Disposable.Composite running = Disposables.composite();

    Postman(
            OwedMails owed,
            OneTimeTokens tokens,
            TokenCode codes,
            Mail mail,
            @Value("${aris.public-url}") String publicUrl) {
        this.owed = owed;
        this.tokens = tokens;
        this.codes = codes;
        this.mail = mail;
        this.publicUrl = publicUrl;
    }

    private Mono<Void> round() {
        return owed.due()
                .collectList()
                .timeout(PATIENCE)
                .flatMapIterable(due -> due)
                .concatMap(this::deliver)
                .onErrorResume(failure -> {
                    log.warn("mails wait, the database is away: {}", failure.toString());
                    return Mono.empty();
                })
                .then();
    }

    private Mono<Void> deliver(Owed one) {
        return owed.claim(one).filter(claimed -> claimed).flatMap(claimed -> mail.send(Letters.of(one, link(one)))
                .timeout(PATIENCE)
                .then(owed.sent(one))
                .onErrorResume(failure -> {
                    log.warn("mail of token {} is tried again later: {}", one.tokenId(), failure.toString());
                    return Mono.empty();
                }));
    }

    /** Browsers keep what follows the # to themselves: the token is in no log on the way. */
    private String link(Owed one) {
        return publicUrl + "/staff#" + one.purpose().text() + "=" + codes.encode(one.purpose(), one.tokenId());
    }

    private Mono<Void> tidy() {
        return owed.forgetExpired().timeout(PATIENCE).onErrorResume(failure -> {
            log.warn("expired tokens cannot be deleted for the moment: {}", failure.toString());
            return Mono.empty();
        });
    }

    @Override
    public synchronized void start() {
        running = Disposables.composite(
                Flux.merge(tokens.issued(), Flux.interval(ROUND).onBackpressureDrop())
                        .onBackpressureLatest()
                        .concatMap(wake -> round(), 1)
                        .subscribe(),
                Flux.interval(TIDYING)
                        .onBackpressureDrop()
                        .concatMap(tick -> tidy(), 1)
                        .subscribe());
    }

    @Override
    public synchronized void stop() {
        running.dispose();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isDisposed() && running.size() > 0;
    }
}
