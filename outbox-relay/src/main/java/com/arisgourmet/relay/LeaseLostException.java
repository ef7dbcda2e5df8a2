package com.arisgourmet.relay;

import java.util.Collection;

/**
 * Another instance holds one of the shards by now: what was begun under its old lease had no effect and must not be repeated
 * under it. What was to be done for the others together with it is not done either.
 */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param leases one of which is gone */
    LeaseLostException(Collection<Lease> leases) {
        super("the lease of one of these shards is gone: "
                + leases.stream().map(Lease::shard).toList());
    }
}
