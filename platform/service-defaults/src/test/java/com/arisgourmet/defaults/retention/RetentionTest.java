package com.arisgourmet.defaults.retention;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void anInboxThatForgetsBeforeTheOutboxDoesIsRefused() {
        new Retention(DAY, DAY.plusSeconds(1), DAY, DAY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retention(DAY, DAY, DAY, DAY))
                .withMessage("aris.retention.inbox (PT24H) must be longer than aris.retention.outbox (PT24H):"
                        + " an event the relay puts back into a stream would be handled twice");
    }

    @Test
    void anAnswerThatIsForgottenWithinTheDayClientsArePromisedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retention(DAY, DAY.plusSeconds(1), DAY.minusSeconds(1), DAY))
                .withMessageContaining("aris.retention.idempotency-keys (PT23H59M59S)");
    }
}
