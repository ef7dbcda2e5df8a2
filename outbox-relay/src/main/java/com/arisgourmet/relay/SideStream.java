package com.arisgourmet.relay;

import com.arisgourmet.contracts.EventStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/**
 * {@code replay:{17}:kitchen-display}: what a consumer group asked to have again, of one shard. The group reads it as it
 * reads the live stream, which a replay never touches. It never holds more than {@link #CAP} entries, and ends by itself
 * when nothing was added for {@link #LIFE}.
 */
final class SideStream {
    static final int CAP = 100_000;
    static final Duration LIFE = Duration.ofHours(24);

    private static final RedisScript<Long> ADD = RedisScript.of(new ClassPathResource("lua/replay.lua"), Long.class);

    private final ReactiveStringRedisTemplate redis;

    SideStream(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /** @return the key; it has the shard's hash tag */
    static String of(int shard, String group) {
        return EventStreams.streamOf(shard).replace("events:", "replay:") + ":" + group;
    }

    /**
     * Adds entries in their order, all or none, and makes the group if it is not there.
     *
     * @param entries each a list of field, value, field, value…
     * @return whether there was room
     */
    Mono<Boolean> add(int shard, String group, List<List<String>> entries) {
        List<String> arguments = new ArrayList<>(
                List.of(group, String.valueOf(CAP), String.valueOf(LIFE.toSeconds()), String.valueOf(entries.size())));
        for (List<String> entry : entries) {
            arguments.add(String.valueOf(entry.size()));
            arguments.addAll(entry);
        }
        return redis.execute(ADD, List.of(of(shard, group)), arguments).next().map(added -> added > 0);
    }
}
