package com.arisgourmet.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final List<String> undone = new ArrayList<>();
    private final Undo undo = new Undo();

    @Test
    void theLatestIsUndoneFirstAndOnce() {
        undo.later(() -> undone.add("schema"));
        undo.later(() -> undone.add("process"));

        undo.close();
        undo.close();

        assertThat(undone).containsExactly("process", "schema");
    }

    @Test
    void aFailureKeepsNoOtherFromBeingUndone() {
        undo.later(() -> undone.add("schema"));
        undo.later(() -> {
            throw new IllegalStateException("made to fail");
        });

        undo.close();

        assertThat(undone).containsExactly("schema");
    }

    @Test
    void whatEndsEarlierIsUndoneWithItselfOrBeforeWhatItStandsOn() {
        undo.later(() -> undone.add("server"));
        try (Undo first = undo.nested()) {
            first.later(() -> undone.add("first turn"));
        }
        undo.nested().later(() -> undone.add("second turn"));

        undo.close();

        assertThat(undone).containsExactly("first turn", "second turn", "server");
    }

    @Test
    void whatIsBegunTooLateIsUndoneAtOnce() {
        undo.close();

        assertThatIllegalStateException().isThrownBy(() -> undo.later(() -> undone.add("process")));

        assertThat(undone).containsExactly("process");
    }
}
