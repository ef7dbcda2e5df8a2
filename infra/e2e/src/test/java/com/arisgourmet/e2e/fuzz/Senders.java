package com.arisgourmet.e2e.fuzz;

import com.arisgourmet.e2e.DemoRestaurant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of every role, of a guest, and none. They end after ten minutes or by what is sent with them, so they are
 * renewed.
 */
final class Senders {
    private static final Duration GOOD_FOR = Duration.ofMinutes(4);

    private final DemoRestaurant restaurant;
    private final List<String> roles;
    private List<@Nullable String> tokens = List.of();
    private Instant renewAt = Instant.MIN;

    Senders(DemoRestaurant restaurant, List<String> roles) {
        this.restaurant = restaurant;
        this.roles = roles;
    }

    synchronized @Nullable String token(int sender) {
        if (Instant.now().isAfter(renewAt)) {
            tokens = fresh();
            renewAt = Instant.now().plus(GOOD_FOR);
        }
        return tokens.get(sender % tokens.size());
    }

    private List<@Nullable String> fresh() {
        List<@Nullable String> fresh = new ArrayList<>();
        fresh.add(null);
        fresh.add(restaurant.scan(0).api().token());
        roles.forEach(role -> fresh.add(DemoRestaurant.signIn(restaurant.slug(), role, restaurant.password())
                .get("access_token")
                .asString()));
        return fresh;
    }
}
