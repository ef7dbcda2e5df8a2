package com.arisgourmet.relay;

import com.arisgourmet.relay.FairShare.Holder;
import com.arisgourmet.relay.Leases.Held;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** This instance among the others: says that it is alive and sees to its share of the shards. */
final class Membership {
    private static final int TRIES = 5;

    private final String instance;
    private final Duration lease;
    private final Leases leases;
    private final Shards shards;
    private final Handover handover;

    Membership(String instance, Duration lease, Leases leases, Shards shards, Handover handover) {
        this.instance = instance;
        this.lease = lease;
        this.leases = leases;
        this.shards = shards;
        this.handover = handover;
    }

    Mono<Void> beat() {
        return leases.beat(instance, lease)
                .then(leases.living())
                .zipWith(leases.all())
                .flatMap(seen -> balance(seen.getT1(), seen.getT2(), TRIES));
    }

    /** @param tries left: who shares a killed instance's shards with others may find some of its choice taken */
    private Mono<Void> balance(int living, List<Held> all, int tries) {
        List<Holder> holders = all.stream()
                .map(held -> new Holder(held.lease().shard(), held.owner()))
                .toList();
        FairShare.Plan plan = FairShare.plan(instance, holders, living);
        if (!plan.take().isEmpty() && tries > 0) {
            return leases.take(instance, plan.take())
                    .then(leases.all())
                    .flatMap(now -> balance(living, now, tries - 1));
        }
        hold(all);
        shards.release(plan.release());
        return Mono.empty();
    }

    private void hold(List<Held> all) {
        List<Lease> mine = all.stream()
                .filter(held -> instance.equals(held.owner()))
                .map(Held::lease)
                .toList();
        Set<Integer> numbers = mine.stream().map(Lease::shard).collect(Collectors.toSet());
        shards.keepOnly(numbers);
        mine.forEach(shards::hold);
    }

    /** Hands every shard over to the others, who are told at once. */
    Mono<Void> leave() {
        return shards.releaseAll()
                .timeout(Duration.ofSeconds(5), Mono.empty())
                .then(leases.leave(instance))
                .then(handover.announce());
    }
}
