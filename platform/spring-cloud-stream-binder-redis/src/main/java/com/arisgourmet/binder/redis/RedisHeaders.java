package com.arisgourmet.binder.redis;

/** Headers a consumer finds beside those of the entry itself. A producer never writes them into a stream. */
public final class RedisHeaders {

    /** The stream the entry came from. */
    public static final String STREAM = "redis_stream";

    /** The entry's id, unique and growing within its stream. */
    public static final String ENTRY_ID = "redis_entryId";

    /**
     * A {@code Long} that grows each time the lease of this stream and group changes hands (ordered mode only). A store that refuses
     * a token lower than the highest it has seen cannot be written to by a consumer that lost its lease without knowing.
     */
    public static final String LEASE_TOKEN = "redis_leaseToken";

    /**
     * Put before the name of a field that would mean something to Spring as a header ({@code id}, {@code timestamp},
     * {@code replyChannel}, …): field {@code id} is header {@code field_id}, and the other way round.
     */
    public static final String FIELD_PREFIX = "field_";

    private RedisHeaders() {}
}
