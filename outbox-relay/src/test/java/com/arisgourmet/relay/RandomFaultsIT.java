package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.testsupport.history.Verdict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Writes, transactions held open, restarts, kills, sleepers and losses in Redis, interleaved at random: whatever happened,
 * everything committed is in the streams at the end, and each aggregate's events came in order. The seed is printed; {@code
 * -Drelay.seed=N} does the same again, {@code -Drelay.steps=N} goes on for longer.
 */
class RandomFaultsIT {
    private static final int STEPS = Integer.getInteger("relay.steps", 150);

    @Test
    void nothingCommittedIsLostOrReordered() throws SQLException {
        long seed = Long.getLong("relay.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.println("relay.seed=" + seed);
        try (var world = new FaultyWorld(seed)) {
            for (int step = 0; step < STEPS; step++) {
                world.step();
            }
            world.calm();
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        assertThat(world.unpublished()).as("unpublished").isEmpty();
                        assertThat(world.verdict().lost()).as("lost").isEmpty();
                    });

            Verdict verdict = world.verdict();
            System.out.println("seed " + seed + ": " + verdict + "; " + world.story());
            verdict.requireClean();
            assertThat(verdict.committed()).isGreaterThan(STEPS);
        }
    }
}
