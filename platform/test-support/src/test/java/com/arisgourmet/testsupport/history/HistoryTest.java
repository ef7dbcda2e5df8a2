package com.arisgourmet.testsupport.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final UUID PIZZA = new UUID(0, 1);
    private static final UUID SOUP = new UUID(0, 2);
    private static final Event FIRST = event(PIZZA, 1, 0);
    private static final Event SECOND = event(PIZZA, 1, 1);
    private static final Event THIRD = event(PIZZA, 2, 0);
    private static final Event OTHER = event(SOUP, 1, 0);
    private static final List<Event> COMMITTED = List.of(FIRST, SECOND, THIRD, OTHER);

    @Test
    void whatCameOutOnceAndInOrderPerAggregateIsClean() {
        Verdict verdict = out(OTHER, FIRST, SECOND, THIRD);

        assertThat(verdict).isEqualTo(new Verdict(4, List.of(), List.of(), List.of(), 0));
        verdict.requireClean();
    }

    @Test
    void anEventThatNeverCameOutIsLost() {
        Verdict verdict = out(FIRST, THIRD, OTHER);

        assertThat(verdict.lost()).containsExactly(SECOND);
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void anEventThatNobodyCommittedIsUnexpected() {
        Event rolledBack = event(SOUP, 2, 0);

        Verdict verdict = out(FIRST, SECOND, rolledBack, THIRD, OTHER);

        assertThat(verdict.unexpected()).extracting(Seen::event).containsExactly(rolledBack);
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void anEventThatWasChangedOnItsWayOrCameOutOfAnotherShardIsUnexpectedAndLost() {
        Event changed = new Event(THIRD.id(), 7, PIZZA, 9, 0);
        Event misled = new Event(OTHER.id(), 8, SOUP, 1, 0);

        Verdict verdict = out(FIRST, SECOND, changed, misled);

        assertThat(verdict.unexpected()).extracting(Seen::event).containsExactly(changed, misled);
        assertThat(verdict.lost()).containsExactly(THIRD, OTHER);
    }

    @Test
    void aFirstOccurrenceAfterALaterEventOfItsAggregateIsInverted() {
        Verdict verdict = out(FIRST, THIRD, OTHER, SECOND);

        assertThat(verdict.inverted()).containsExactly(new Inversion(new Seen(SECOND, "3-0"), new Seen(THIRD, "1-0")));
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void aRepetitionIsCountedAndNeitherWrongNorAnInversion() {
        Verdict verdict = out(FIRST, SECOND, THIRD, FIRST, SECOND, THIRD, OTHER, OTHER);

        assertThat(verdict.duplicated()).isEqualTo(4);
        verdict.requireClean();
    }

    @Test
    void aRepetitionDoesNotHideThatTheFirstOccurrenceWasLate() {
        assertThat(out(SECOND, FIRST, SECOND, THIRD, OTHER).inverted())
                .extracting(inversion -> inversion.late().event())
                .containsExactly(FIRST);
    }

    @Test
    void anEventWhoseCommitWasNeverAnsweredMayComeOutOrNot() {
        Event uncertain = event(SOUP, 2, 0);

        for (List<Event> out : List.of(List.of(OTHER, uncertain), List.of(OTHER))) {
            new History(List.of(OTHER), List.of(uncertain), seen(out)).verdict().requireClean();
        }
        assertThat(new History(List.of(OTHER), List.of(uncertain), seen(List.of(uncertain, OTHER)))
                        .verdict()
                        .inverted())
                .hasSize(1);
    }

    @Test
    void aHistoryInWhichAnEventWentInTwiceIsRefused() {
        assertThatThrownBy(() -> new History(List.of(FIRST, FIRST), List.of()).verdict())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(FIRST.id().toString());
    }

    @Test
    void theFailureNamesTheFirstOffendersAndCountsTheRest() {
        List<Event> soups =
                LongStream.rangeClosed(1, 8).mapToObj(v -> event(SOUP, v, 0)).toList();

        assertThatThrownBy(() -> new History(soups, seen(List.of(FIRST, soups.get(7), soups.get(0))))
                        .verdict()
                        .requireClean())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("of 8 committed events: 6 lost, 1 unexpected, 1 inverted")
                .hasMessageContaining("lost: " + soups.get(1))
                .hasMessageContaining("… and 1 more lost")
                .hasMessageContaining("unexpected: " + FIRST + " at 0-0")
                .hasMessageContaining("inverted: " + soups.get(0) + " at 2-0 after version 8.0 at 1-0");
    }

    private static Verdict out(Event... events) {
        return new History(COMMITTED, seen(List.of(events))).verdict();
    }

    private static List<Seen> seen(List<Event> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> new Seen(events.get(i), i + "-0"))
                .toList();
    }

    private static Event event(UUID aggregate, long version, int ordinal) {
        return new Event(
                new UUID(version, aggregate.getLeastSignificantBits() << 8 | ordinal), 7, aggregate, version, ordinal);
    }
}
