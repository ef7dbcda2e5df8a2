package com.arisgourmet.relay;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while anything fails, with the reasons. Answers from memory. */
final class RelayHealth implements HealthIndicator {
    private final Shards shards;
    private final Trouble trouble;

    RelayHealth(Shards shards, Trouble trouble) {
        this.shards = shards;
        this.trouble = trouble;
    }

    @Override
    public Health health() {
        Map<String, String> failing = trouble.failing();
        return (failing.isEmpty() ? Health.up() : Health.down())
                .withDetail("shards", shards.held().size())
                .withDetails(failing)
                .build();
    }
}
