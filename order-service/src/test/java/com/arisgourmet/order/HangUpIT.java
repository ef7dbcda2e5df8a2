package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Guests whose phone goes dark in the middle: no connection is lost, no order is half placed, nothing counts as an error. */
@ExtendWith(OutputCaptureExtension.class)
class HangUpIT extends OrderIT {
    private static final int MORE_THAN_THE_POOL_HAS = 40;

    @LocalServerPort
    private int port;

    @Autowired
    private ConnectionFactory connections;

    @Test
    void whoHangsUpBeforeTheEndOfTheBodyPlacesNothing(CapturedOutput output) throws IOException {
        for (int i = 0; i < MORE_THAN_THE_POOL_HAS; i++) {
            String request = request(i);
            send(request.substring(0, request.length() - 20));
        }

        allIsAsBefore(output);
        assertThat(outboxCount()).isOne();
    }

    @Test
    void whoDoesNotWaitForTheAnswerHasOrderedOrNotAndNothingBetween(CapturedOutput output) throws IOException {
        for (int i = 0; i < MORE_THAN_THE_POOL_HAS; i++) {
            send(request(i));
        }

        allIsAsBefore(output);
        for (int i = 0; i < MORE_THAN_THE_POOL_HAS; i++) {
            post("/api/v1/orders", guest, order(bandeja(1)), "hang-up-" + i)
                    .expectStatus()
                    .isCreated();
        }
        assertThat(outboxCount()).isEqualTo(1 + MORE_THAN_THE_POOL_HAS);
    }

    private void allIsAsBefore(CapturedOutput output) {
        placed(bandeja(1));
        await().until(() -> pool().acquiredSize() == 0 && pool().pendingAcquireSize() == 0);
        assertThat(output.getAll()).doesNotContain(" ERROR ");
    }

    private PoolMetrics pool() {
        ConnectionFactory unwrapped = connections;
        while (!(unwrapped instanceof ConnectionPool) && unwrapped instanceof Wrapped<?> wrapped) {
            unwrapped = (ConnectionFactory) wrapped.unwrap();
        }
        return ((ConnectionPool) unwrapped).getMetrics().orElseThrow();
    }

    /** Sends and hangs up at once. */
    private void send(String request) throws IOException {
        try (Socket phone = new Socket(InetAddress.getLoopbackAddress(), port)) {
            phone.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String request(int number) {
        String body = json.writeValueAsString(order(bandeja(1)));
        return """
                POST /api/v1/orders HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Idempotency-Key: hang-up-%d\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(guest, number, body.getBytes(StandardCharsets.UTF_8).length, body);
    }
}
