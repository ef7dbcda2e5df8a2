package com.arisgourmet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.local.replay.Transcript.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final Transcript transcript = new Transcript();

    @Test
    void whatWasHeardOnceAndInOrderIsClean() {
        hear("a", 1, 2, 3);
        hear("b", 1);

        assertThat(transcript.judge(Map.of("a", 3L, "b", 1L))).isEqualTo(new Verdict(0, 0, 0));
    }

    @Test
    void aVersionNeverHeardIsLost() {
        hear("a", 1, 3);

        assertThat(transcript.judge(Map.of("a", 3L, "b", 1L)).lost()).isEqualTo(2);
    }

    @Test
    void aVersionHeardTwiceIsDuplicatedAndOneAfterAGreaterIsOutOfOrder() {
        hear("a", 1, 1, 3, 2);

        assertThat(transcript.judge(Map.of("a", 3L))).isEqualTo(new Verdict(0, 1, 1));
    }

    private void hear(String order, long... versions) {
        for (long version : versions) {
            transcript.hear(order, version, 0);
        }
    }
}
