package com.arisgourmet.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.local.faults.FaultReport.Case;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultReportTest {
    private static final Case CLEAN = new Case("killed", 10, 5_000, 0, 0, 0, 20, "");

    @Test
    void isCleanIfEveryCaseRanAndNothingWasLostUnexpectedOrInverted() {
        assertThat(new FaultReport(7, 2, List.of(CLEAN, CLEAN)).isClean()).isTrue();
        assertThat(new FaultReport(7, 3, List.of(CLEAN, CLEAN)).isClean()).isFalse();
        assertThat(new FaultReport(0, 0, List.of()).isClean()).isFalse();
        assertThat(List.of(
                        new Case("a", 1, 1, 1, 0, 0, 0, ""),
                        new Case("b", 1, 1, 0, 1, 0, 0, ""),
                        new Case("c", 1, 1, 0, 0, 1, 0, ""),
                        new Case("d", 1, 1, 0, 0, 0, 0, "it hung")))
                .noneMatch(Case::isClean);
    }

    @Test
    void theTableAddsUpEventsAndRepetitionsAndNamesWhatFailed() {
        var text = new StringWriter();
        Case hung = new Case("frozen", 200, 3_000, 2, 0, 0, 1, "it hung\nat a place");

        new FaultReport(7, 2, List.of(CLEAN, hung)).print(new PrintWriter(text));

        assertThat(text.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "killed 5,000 0 0 0 20",
                        "frozen 3,000 2 0 0 1 ✗ it hung",
                        "all 8,000 2 0 0 21",
                        "seed 7, 2 of 2 cases");
    }
}
