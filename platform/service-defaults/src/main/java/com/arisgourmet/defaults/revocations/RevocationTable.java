package com.arisgourmet.defaults.revocations;

import com.arisgourmet.defaults.security.Revocation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where a service that signs tokens keeps which of them are no longer good. A row is there until the tokens have expired. */
public interface RevocationTable {

    /**
     * A revocation and its place in the table.
     *
     * @param id never given out twice
     */
    record Entry(long id, Revocation revocation) {}

    Flux<Entry> inForce();

    /** Deletes some of those that end nothing any more. */
    Mono<Void> forgetExpired();
}
