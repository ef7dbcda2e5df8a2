package com.arisgourmet.binder.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Which streams a destination is kept in. Without shards it is the one stream of its own name; with 64 shards {@code events} is
 * {@code events:{00}} … {@code events:{63}}, the braces being the hash tag of a Redis Cluster.
 */
final class StreamNames {

    private StreamNames() {}

    static List<String> of(String destination, int shards) {
        return shards == 0
                ? List.of(destination)
                : IntStream.range(0, shards)
                        .mapToObj(shard -> shard(destination, shards, shard))
                        .toList();
    }

    /** Numbers are padded to the width of the highest one, and to two digits at least. */
    static String shard(String destination, int shards, int shard) {
        if (shard < 0 || shard >= shards) {
            throw new IllegalArgumentException(
                    "shard " + shard + " of destination '" + destination + "' is outside 0.." + (shards - 1));
        }
        int width = Math.max(2, String.valueOf(shards - 1).length());
        return destination + ":{" + String.format("%0" + width + "d", shard) + "}";
    }

    /** The shard of a key: CRC-32 of its UTF-8 bytes modulo the number of shards, the same in every process and for ever. */
    static int shardOf(String key, int shards) {
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % shards);
    }
}
