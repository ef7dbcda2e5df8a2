package com.arisgourmet.bench.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contestant did in a round.
 *
 * @param startedMegabytes its resident memory before anybody came
 * @param focus many events to few
 * @param orders null for all but ours
 */
record Result(
        int round,
        List<Crowd> crowds,
        StormResult storm,
        Phase focus,
        @Nullable OrderResult orders,
        double startedMegabytes,
        double peakMegabytes) {

    Phase phase(int crowd, int rate) {
        return crowds.get(crowd).phases().get(rate);
    }
}
