package com.arisgourmet.binder.redis;

/** What a consumer group promises about order. */
public enum ConsumptionMode {

    /** Each stream is one instance's at a time, and the entries of a key are handled one after the other, in order. */
    ORDERED,

    /** Any instance handles any entry at any time: more throughput, no order. */
    COMPETING
}
