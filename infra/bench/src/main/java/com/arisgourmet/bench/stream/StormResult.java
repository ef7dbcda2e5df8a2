package com.arisgourmet.bench.stream;

import java.util.Map;

/**
 * Everybody's connection is dropped, and all come back at times spread evenly, while events go on.
 *
 * @param seconds from the drop until the last was ready again
 * @param resumed got exactly what they had missed
 * @param told know that they start anew
 * @param refusals attempts that were told to wait or failed, by reason
 * @param silentlyLost events that clients missed without being told
 * @param mySqlReads SELECTs of the whole server meanwhile, above those of an equally long time before
 */
record StormResult(
        int connections,
        double seconds,
        int resumed,
        int told,
        Map<String, Integer> refusals,
        long silentlyLost,
        long doubled,
        long mySqlReads) {

    int refused() {
        return refusals.values().stream().mapToInt(Integer::intValue).sum();
    }
}
