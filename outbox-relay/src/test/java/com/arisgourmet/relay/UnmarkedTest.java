package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UnmarkedTest {
    private static final String SCHEMA = "source";

    private final List<String> happened = new ArrayList<>();
    private final Unmarked unmarked = new Unmarked(() -> happened.add("refused"));

    @Test
    void aRowIsHiddenUntilAReadThatBeganAfterItsMark() {
        Acknowledged batch = batch(7);
        unmarked.beginRead(SCHEMA);
        unmarked.add(batch);
        unmarked.marked(batch);

        assertThat(unmarked.hides(SCHEMA, 7)).isTrue();
        unmarked.beginRead(SCHEMA);
        assertThat(unmarked.hides(SCHEMA, 7)).isFalse();
    }

    @Test
    void aRowOfAnotherOutboxWithTheSameIdIsNotHidden() {
        unmarked.add(batch(7));

        assertThat(unmarked.hides("other", 7)).isFalse();
    }

    @Test
    void whoeverWaitsGoesOnWithTheLastMark() {
        Acknowledged first = batch(1, 2);
        Acknowledged second = batch(3);
        unmarked.add(first);
        unmarked.add(second);
        unmarked.onceNone(() -> happened.add("none"));

        unmarked.marked(first);
        assertThat(happened).isEmpty();
        unmarked.marked(second);
        assertThat(happened).containsExactly("none");
    }

    @Test
    void whoeverFindsNothingToWaitForGoesOnAtOnce() {
        unmarked.onceNone(() -> happened.add("none"));

        assertThat(happened).containsExactly("none");
    }

    @Test
    void afterARefusalNothingIsMarkedUntilAllBeginsAnew() {
        Acknowledged first = batch(1);
        unmarked.add(first);
        unmarked.refuse();

        assertThat(unmarked.add(batch(2))).isFalse();
        unmarked.refused(first);
        assertThat(happened).containsExactly("refused");
        assertThat(unmarked.rows()).isZero();

        unmarked.reset();
        assertThat(unmarked.hides(SCHEMA, 1)).isFalse();
        assertThat(unmarked.hides(SCHEMA, 2)).isFalse();
        assertThat(unmarked.add(batch(1))).isTrue();
    }

    private static Acknowledged batch(long... rows) {
        return new Acknowledged(
                new Lease(0, 1, 0, 1, EntryId.NONE),
                SCHEMA,
                LongStream.of(rows).boxed().toList(),
                LongStream.of(rows).mapToObj(row -> new EntryId(row, 0)).toList());
    }
}
