package com.arisgourmet.defaults.keys;

import reactor.core.publisher.Mono;

/** Where a service keeps what became of its keys, besides its log. */
@FunctionalInterface
public interface KeyJournal {
    /** Within the transaction of the change. */
    Mono<Void> add(KeyChange change);
}
