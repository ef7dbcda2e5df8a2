package com.arisgourmet.bench.binder;

/** The ways of reading that are compared. Their names are those in the result. */
enum Kind {
    /** The binder's default: in order within a key. */
    ordered,
    /** The same in batch mode. */
    batches,
    /** The binder's other mode. */
    competing,
    /** Ordered, in batches, each with its effects and its inbox rows in one transaction on MySQL. */
    inbox,
    /** XREADGROUP and XACK in a loop, the ceiling. */
    lettuce,
    /** Spring Integration's {@code ReactiveRedisStreamMessageProducer}, one a stream. */
    integration
}
