package com.arisgourmet.e2e.stream;

import java.util.Map;

/** What a client was told of orders, in the order it was told. */
sealed interface Told {

    /**
     * @param subject {@code order/0198…}
     * @param restaurant whose it is
     * @param coalesced whether earlier versions were left out before it
     */
    record Event(String id, String subject, long version, String restaurant, boolean coalesced) implements Told {}

    /** Everything that the channel shows, with versions by subject; what is not in it is not shown any more. */
    record Snapshot(Map<String, Long> versions, java.util.Set<String> restaurants) implements Told {}

    /** From here on comes what was missed. */
    record Resumed() implements Told {}
}
