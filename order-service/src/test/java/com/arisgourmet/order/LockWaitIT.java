package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.testsupport.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** The orders of a restaurant wait for each other's numbers. */
class LockWaitIT extends OrderIT {
    private static final Duration LONGER_THAN_A_LOCK_IS_WAITED_FOR = Duration.ofMillis(1_500);

    @Value("${aris.database.schema}")
    private String schema;

    @Test
    void anOrderThatHadToWaitIsPlacedAndNobodyHearsOfIt() throws SQLException {
        placed(bandeja(1));
        try (Connection other = MySqlServer.shared().connect()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement(
                    "select last_number from " + schema + ".order_numbers where restaurant_id = ? for update")) {
                lock.setBytes(1, Ids.bytes(menu.restaurantId));
                lock.executeQuery();
            }
            CompletableFuture<OrderState> waiting = CompletableFuture.supplyAsync(() -> placed(bandeja(1)));
            await().pollDelay(LONGER_THAN_A_LOCK_IS_WAITED_FOR).until(() -> !waiting.isDone());
            other.rollback();

            assertThat(waiting.join()).isNotNull();
        }
        assertThat(outboxCount()).isEqualTo(2);
    }
}
