package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.relay.OutboxRow.Aggregate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ReadRowsTest {
    private static final int MOST_ROWS = 3;
    private static final int MOST_BYTES = 100;

    private static final long HIDDEN = 99;

    private static final RelayProperties PROPERTIES = new RelayProperties(
            List.of("source"),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            1,
            MOST_ROWS,
            DataSize.ofBytes(MOST_BYTES),
            DataSize.ofBytes(MOST_BYTES),
            Duration.ofHours(1),
            1_000);

    private final ReadRows read = new ReadRows(MOST_ROWS, PROPERTIES, row -> row.id() == HIDDEN);

    @Test
    void shardsOfAnAnswerThatIsNotFullHaveNoMore() {
        offer(1, 1, 10);
        offer(5, 2, 10);

        assertThat(read.of(1)).extracting(OutboxRow::id).containsExactly(1L);
        assertThat(read.of(5)).extracting(OutboxRow::id).containsExactly(2L);
        assertThat(List.of(1, 3, 5, 7)).noneMatch(read::mayHaveMore);
    }

    @Test
    void aFullAnswerMayHaveLeftOutRowsOfItsLastShardAndOfThoseAfterIt() {
        offer(1, 1, 10);
        offer(5, 2, 10);
        offer(5, 3, 10);

        assertThat(List.of(1, 3)).noneMatch(read::mayHaveMore);
        assertThat(List.of(5, 7)).allMatch(read::mayHaveMore);
    }

    @Test
    void rowsAfterTheOneThatPassesTheMostBytesAreLeftOut() {
        offer(1, 1, MOST_BYTES);
        offer(1, 2, 1);

        assertThat(read.of(1)).extracting(OutboxRow::id).containsExactly(1L);
        assertThat(read.mayHaveMore(1)).isTrue();
    }

    @Test
    void hiddenRowsCountAsReadAndAreLeftOut() {
        offer(1, HIDDEN, MOST_BYTES);
        offer(1, 100, 10);
        offer(1, 101, 10);

        assertThat(read.of(1)).extracting(OutboxRow::id).containsExactly(100L, 101L);
        assertThat(read.mayHaveMore(1)).isTrue();
    }

    private void offer(int shard, long id, int size) {
        var aggregate = new Aggregate("order", new UUID(0, id));
        read.offer(new OutboxRow(id, shard, new UUID(1, id), aggregate, 1, 0, "t", null, "{}", size, 0));
    }
}
