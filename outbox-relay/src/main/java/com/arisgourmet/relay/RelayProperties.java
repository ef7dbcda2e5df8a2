package com.arisgourmet.relay;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the relay reads and how far it goes.
 *
 * @param schemas those whose {@code outbox} it publishes; names become part of SQL and are letters, digits and underscores
 * @param poll the longest a row waits whose nudge got lost
 * @param heartbeat how often an instance says that it is alive
 * @param lease how long it counts as alive after that; a takeover takes at most {@code lease + heartbeat}
 * @param concurrency runs at the same time, each for the shards that wait when it begins
 * @param batchRows most rows of one run and outbox
 * @param batchBytes events read for one run and outbox end with the one that passes this
 * @param largestEvent a larger one is parked
 * @param window how long published rows and stream entries are kept
 * @param streamCap most entries of a stream; past it the oldest go, read or not
 */
@ConfigurationProperties("aris.relay")
record RelayProperties(
        List<String> schemas,
        @DefaultValue("200ms") Duration poll,
        @DefaultValue("1s") Duration heartbeat,
        @DefaultValue("3s") Duration lease,
        @DefaultValue("2") int concurrency,
        @DefaultValue("500") int batchRows,
        @DefaultValue("2MB") DataSize batchBytes,
        @DefaultValue("1MB") DataSize largestEvent,
        @DefaultValue("24h") Duration window,
        @DefaultValue("1000000") long streamCap) {

    private static final Pattern SCHEMA = Pattern.compile("[a-z0-9_]{1,64}");

    RelayProperties {
        for (String schema : schemas) {
            if (!SCHEMA.matcher(schema).matches()) {
                throw new IllegalArgumentException("aris.relay.schemas: not a schema's name: " + schema);
            }
        }
        if (lease.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("aris.relay.lease must be at least twice aris.relay.heartbeat");
        }
    }
}
