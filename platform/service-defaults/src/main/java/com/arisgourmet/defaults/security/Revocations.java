package com.arisgourmet.defaults.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The revocations this instance knows of. Each is kept until the tokens it ends have expired, a quarter of an hour, so
 * there are as many as people signed out or were changed in that time; those of leaked keys until no verifier knows the key any
 * more. Learning one twice does nothing.
 */
public final class Revocations {
    private final Map<UUID, Set<Revocation>> bySubject = new ConcurrentHashMap<>();
    private final Set<UUID> leakedKeys = ConcurrentHashMap.newKeySet();
    private final Sinks.Many<Revocation> news = Sinks.many().multicast().directBestEffort();
    private final Clock clock;

    public Revocations(Clock clock) {
        this.clock = clock;
    }

    public synchronized void learn(Revocation revocation) {
        Set<Revocation> known = bySubject.computeIfAbsent(subject(revocation), id -> ConcurrentHashMap.newKeySet());
        if (revocation.until().isAfter(clock.instant()) && known.add(revocation)) {
            if (revocation instanceof Revocation.Key key) {
                leakedKeys.add(key.kid());
            }
            news.tryEmitNext(revocation);
        }
    }

    /** Drops what ends nothing any more. */
    public synchronized void forgetExpired() {
        Instant now = clock.instant();
        bySubject.values().removeIf(known -> {
            known.removeIf(revocation -> !revocation.until().isAfter(now));
            return known.isEmpty();
        });
        leakedKeys.retainAll(bySubject.keySet());
    }

    /** Whether the caller's token was revoked. A guest's only is with its key: it ends with the table's session. */
    public boolean include(Caller caller) {
        return switch (caller) {
            case Caller.Staff staff ->
                anyOf(staff.staffId(), staff)
                        || (staff.sid() != null && anyOf(staff.sid(), staff))
                        || isOfLeakedKey(staff);
            case Caller.Guest guest -> isOfLeakedKey(guest);
        };
    }

    private boolean anyOf(UUID subject, Caller caller) {
        return bySubject.getOrDefault(subject, Set.of()).stream().anyMatch(revocation -> revocation.ends(caller));
    }

    /** Looks into the token only while there is such a key. */
    private boolean isOfLeakedKey(Caller caller) {
        if (leakedKeys.isEmpty()) {
            return false;
        }
        UUID kid = TokenVerifier.kidOf(caller.token());
        return kid != null && anyOf(kid, caller);
    }

    /** @return those learned from now on, for whoever holds something open; never ends */
    public Flux<Revocation> news() {
        return news.asFlux();
    }

    private static UUID subject(Revocation revocation) {
        return switch (revocation) {
            case Revocation.Session session -> session.sid();
            case Revocation.Member member -> member.staffId();
            case Revocation.Key key -> key.kid();
        };
    }
}
