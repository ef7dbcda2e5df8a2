package com.arisgourmet.relay;

import java.util.List;

/** Another instance holds the shard by now: what was begun under the old lease has no effect and must not be repeated. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param leases one of which is gone */
    LeaseLostException(List<Lease> leases) {
        super("gone: one of " + leases);
    }
}
