package com.arisgourmet.gateway.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param ringEvents most events kept of one restaurant, to serve resumes
 * @param ringSize most bytes kept of one restaurant
 * @param coalesceAbove queued bytes of a connection above which only the latest state of each aggregate waits
 * @param closeAbove queued bytes above which the connection is closed with 4408
 * @param beatEvery how often each connection hears a beat and a ping
 * @param maxConnections more are answered 503
 * @param admitPerSecond clients taken on in a second; more are told when to come back
 * @param admitAtOnce clients taken on at once after a quiet time
 * @param redeemAtATime sockets opened at the same time; more are answered 503
 * @param snapshotsAtATime requests for snapshots under way to one service
 * @param snapshotsWaiting requests for snapshots that wait for their turn; more, and the client is told to come back
 * @param snapshotTurn how long one waits for its turn at most, shorter than a service may take to answer
 */
@ConfigurationProperties("aris.stream")
record StreamProperties(
        @DefaultValue("1000") int ringEvents,
        @DefaultValue("4MB") DataSize ringSize,
        @DefaultValue("256KB") DataSize coalesceAbove,
        @DefaultValue("1MB") DataSize closeAbove,
        @DefaultValue("20s") Duration beatEvery,
        @DefaultValue("20000") int maxConnections,
        @DefaultValue("300") int admitPerSecond,
        @DefaultValue("600") int admitAtOnce,
        @DefaultValue("100") int redeemAtATime,
        @DefaultValue("32") int snapshotsAtATime,
        @DefaultValue("1000") int snapshotsWaiting,
        @DefaultValue("4s") Duration snapshotTurn) {}
