package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.relay.OutboxRow.Aggregate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final Aggregate A = new Aggregate("order", new UUID(0, 1));
    private static final Aggregate B = new Aggregate("order", new UUID(0, 2));

    @Test
    void rowsInOrderStayAsTheyAre() {
        assertThat(published(row(1, A, 1, 0), row(2, B, 1, 0), row(3, A, 1, 1), row(4, A, 2, 0)))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void anAggregatesRowsAreOrderedByVersionAndOrdinalWhateverTheirIds() {
        assertThat(published(row(1, A, 3, 0), row(2, B, 1, 0), row(3, A, 2, 1), row(4, A, 2, 0)))
                .containsExactly(4L, 2L, 3L, 1L);
    }

    @Test
    void aRowThatCannotBePublishedHoldsBackWhatFollowsInItsAggregateAlone() {
        Batch batch = batch(row(1, A, 1, 0), row(2, A, 2, 0, "bad"), row(3, B, 1, 0), row(4, A, 3, 0));

        assertThat(batch.publish()).extracting(item -> item.row().id()).containsExactly(1L, 3L);
        assertThat(batch.park()).singleElement().satisfies(parking -> {
            assertThat(parking.row().id()).isEqualTo(2);
            assertThat(parking.reason()).isEqualTo("objected");
        });
    }

    @Test
    void aRowWhoseEventIsTooLargeIsParked() {
        Batch batch = batch(row(1, A, 1, 0, null));

        assertThat(batch.publish()).isEmpty();
        assertThat(batch.park()).extracting(Batch.Parking::reason).containsExactly("too large: 7 bytes");
    }

    private static List<Long> published(OutboxRow... rows) {
        return batch(rows).publish().stream().map(item -> item.row().id()).toList();
    }

    private static Batch batch(OutboxRow... rows) {
        return Batch.of(List.of(rows), event -> event.equals("bad") ? Optional.of("objected") : Optional.empty());
    }

    private static OutboxRow row(long id, Aggregate aggregate, long version, int ordinal) {
        return row(id, aggregate, version, ordinal, "{}");
    }

    private static OutboxRow row(long id, Aggregate aggregate, long version, int ordinal, @Nullable String event) {
        return new OutboxRow(id, 0, new UUID(1, id), aggregate, version, ordinal, "t", null, event, 7, 0);
    }
}
