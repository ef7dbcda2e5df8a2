package com.arisgourmet.relay;

/** Another instance holds the shard by now: what was begun under the old lease has no effect and must not be repeated. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseLostException(Lease lease) {
        super("the lease of shard " + lease.shard() + " with token " + lease.token() + " is gone");
    }
}
