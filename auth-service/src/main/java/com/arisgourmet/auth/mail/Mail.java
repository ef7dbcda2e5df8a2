package com.arisgourmet.auth.mail;

import com.arisgourmet.auth.mail.domain.Letter;
import reactor.core.publisher.Mono;

/** Where letters are posted. */
interface Mail {
    /** Completes when the letter was taken over, and never blocks; errors if it was not, or nobody knows. */
    Mono<Void> send(Letter letter);
}
