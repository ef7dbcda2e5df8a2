package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class MarksTest {
    private final Trouble trouble = new Trouble();
    private final List<List<Long>> transactions = new ArrayList<>();
    private final List<Sinks.Empty<Void>> underWay = new ArrayList<>();
    private final Marks marks = new Marks(this::begin, trouble);
    private final List<String> refusals = new ArrayList<>();
    private final Unmarked one = new Unmarked(() -> refusals.add("one"));
    private final Unmarked other = new Unmarked(() -> refusals.add("other"));

    @Test
    void whatComesWhileATransactionIsUnderWaySharesTheNextInItsOrder() {
        marks.add(batch(1, "a", 1), one);
        marks.add(batch(1, "b", 2), one);
        marks.add(batch(2, "a", 3), other);
        assertThat(transactions).containsExactly(List.of(1L));

        underWay.getFirst().tryEmitEmpty();

        assertThat(transactions).containsExactly(List.of(1L), List.of(2L, 3L));
        assertThat(one.rows()).isEqualTo(1);
    }

    @Test
    void afterARefusalNoMarkOfTheShardPassesTheRefusedOneWhateverItsOutbox() {
        marks.add(batch(1, "a", 1), one);
        marks.add(batch(1, "b", 2), one);
        marks.add(batch(2, "a", 3), other);

        underWay.getFirst().tryEmitError(new IllegalStateException("refused"));
        marks.add(batch(1, "a", 4), one);

        assertThat(transactions).containsExactly(List.of(1L));
        assertThat(List.of(one.rows(), other.rows())).containsOnly(0);
        assertThat(refusals).contains("one", "other");
        assertThat(trouble.failing()).containsOnlyKeys("marks");
    }

    @Test
    void aTransactionThatCantEvenBeginIsRefusedAndTheNextOneGoesOn() {
        var broken = new Marks(
                batches -> {
                    if (batches.getFirst().rows().contains(1L)) {
                        throw new IllegalStateException("broken");
                    }
                    return Mono.empty();
                },
                trouble);

        broken.add(batch(1, "a", 1), one);
        broken.add(batch(2, "a", 2), other);

        assertThat(refusals).containsExactly("one");
        assertThat(other.rows()).isZero();
        assertThat(trouble.failing()).isEmpty();
    }

    private Mono<Void> begin(List<Acknowledged> batches) {
        transactions.add(
                batches.stream().flatMap(batch -> batch.rows().stream()).toList());
        Sinks.Empty<Void> end = Sinks.empty();
        underWay.add(end);
        return end.asMono();
    }

    private static Acknowledged batch(int shard, String schema, long row) {
        return new Acknowledged(
                new Lease(shard, 1, 0, 1, EntryId.NONE), schema, List.of(row), List.of(new EntryId(row, 0)));
    }
}
