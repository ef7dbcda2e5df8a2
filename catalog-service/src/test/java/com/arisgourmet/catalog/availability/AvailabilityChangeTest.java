package com.arisgourmet.catalog.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.catalog.availability.AvailabilityChange.AsBefore;
import com.arisgourmet.catalog.availability.AvailabilityChange.Changed;
import com.arisgourmet.catalog.availability.AvailabilityChange.Refused;
import com.arisgourmet.contracts.ProductState.Availability;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AvailabilityChangeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whatIsSoAlreadyIsNoChange() {
        assertThat(decide(Availability.ALWAYS, new AvailabilityInput(true, null, null)))
                .isEqualTo(new AsBefore());
    }

    @Test
    void aSoldOutProductMayComeBackLater() {
        Instant later = NOW.plusSeconds(3600);
        assertThat(decide(Availability.ALWAYS, new AvailabilityInput(false, null, later)))
                .isEqualTo(new Changed(new Availability(false, null, later)));
    }

    @Test
    void theTimeOfReturnIsKeptToTheMicrosecond() {
        Instant fine = NOW.plusSeconds(60).plusNanos(123_456_789);
        assertThat(decide(
                        new Availability(false, null, NOW.plusSeconds(60).plusNanos(123_456_000)),
                        new AvailabilityInput(false, null, fine)))
                .isEqualTo(new AsBefore());
    }

    @Test
    void aTimeOfReturnInThePastIsRefused() {
        assertThat(decide(Availability.ALWAYS, new AvailabilityInput(false, null, NOW)))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.error().code()).isEqualTo("past"));
    }

    @Test
    void anAvailableProductHasNoTimeOfReturn() {
        assertThat(decide(Availability.ALWAYS, new AvailabilityInput(true, 3, NOW.plusSeconds(1))))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.error().field()).isEqualTo("until"));
    }

    private static AvailabilityChange decide(Availability before, AvailabilityInput wanted) {
        return AvailabilityChange.decide(before, wanted, NOW);
    }
}
