package com.arisgourmet.binder.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of a group that this instance holds. {@link #balance} is called several times within the leases' time to live, by one
 * thread: it keeps the instance registered, renews what is held, gives away what exceeds its fair share (after what is running has
 * finished) and takes what is free. Keys: {@code binder:members:<group>:<destination>} (instances by expiry, server clock),
 * and of each stream its lease (owner, with time to live) and the counter of its fencing tokens, see {@link StreamKeys}.
 */
final class Leases {

    private final RedisConnections connections;
    private final String group;
    private final String members;
    private final String owner;
    private final List<String> streams;
    private final Duration timeToLive;
    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private final Map<String, Lease> leaving = new ConcurrentHashMap<>();

    Leases(
            RedisConnections connections,
            String group,
            String destination,
            String owner,
            List<String> streams,
            Duration timeToLive) {
        this.connections = connections;
        this.group = group;
        this.members = "binder:members:" + group + ":" + destination;
        this.owner = owner;
        this.streams = FairShare.preference(streams, owner);
        this.timeToLive = timeToLive;
    }

    List<Lease> held() {
        return held.values().stream().filter(Lease::isHeld).toList();
    }

    void balance() {
        long living = Script.HEARTBEAT.number(connections.commands(), List.of(members), owner, timeToLive.toMillis());
        int share = FairShare.of(streams.size(), living);
        renew(held);
        renew(leaving);
        giveAway(held.size() - share);
        releaseFinished();
        take(share - held.size() - leaving.size());
    }

    /** Ends every tenure but keeps the leases, so that each stream starts over with what is pending. */
    void startOver() {
        held.values().forEach(Lease::end);
    }

    /**
     * Ends every tenure, releases those whose handlers have finished and renews the others, in place of {@link #balance}; true when
     * none is left. A stream that is never released keeps its lease until that expires.
     */
    boolean leave() {
        giveAway(held.size());
        releaseFinished();
        renew(leaving);
        return leaving.isEmpty();
    }

    /** Others may share out this instance's streams among themselves as soon as they are released. */
    void deregister() {
        connections.commands().zrem(members, owner.getBytes(StandardCharsets.UTF_8));
    }

    /** For a group that will never be seen again: its tokens go too. */
    void forget() {
        streams.forEach(stream -> connections.commands().del(StreamKeys.token(group, stream)));
    }

    private void releaseFinished() {
        for (Lease lease : List.copyOf(leaving.values())) {
            if (lease.running() == 0) {
                Script.RELEASE.number(connections.commands(), List.of(lease.key()), owner);
                leaving.remove(lease.stream());
            }
        }
    }

    private void renew(Map<String, Lease> leases) {
        for (Lease lease : List.copyOf(leases.values())) {
            long deadline = deadline();
            boolean renewed =
                    Script.RENEW.number(connections.commands(), List.of(lease.key()), owner, timeToLive.toMillis())
                            == 1;
            boolean kept = renewed && (leases == leaving || lease.extend(deadline));
            if (!kept) {
                lease.end();
                leases.remove(lease.stream());
            }
        }
    }

    private void giveAway(int surplus) {
        List<Lease> candidates = new ArrayList<>(held.values());
        for (Lease lease : candidates.subList(0, Math.clamp(surplus, 0, candidates.size()))) {
            lease.end();
            leaving.put(lease.stream(), lease);
            held.remove(lease.stream());
        }
    }

    private void take(int wanted) {
        for (String stream : streams) {
            if (wanted <= 0) {
                return;
            }
            if (!held.containsKey(stream) && !leaving.containsKey(stream) && take(stream)) {
                wanted--;
            }
        }
    }

    private boolean take(String stream) {
        String key = StreamKeys.lease(group, stream);
        List<String> keys = List.of(key, StreamKeys.token(group, stream));
        long deadline = deadline();
        long token = Script.ACQUIRE.number(connections.commands(), keys, owner, timeToLive.toMillis());
        if (token > 0) {
            held.put(stream, Lease.held(stream, key, owner, token, deadline));
        }
        return token > 0;
    }

    /** Counted from before the server is asked, and so never later than the server's own. */
    private long deadline() {
        return System.nanoTime() + timeToLive.toNanos();
    }
}
