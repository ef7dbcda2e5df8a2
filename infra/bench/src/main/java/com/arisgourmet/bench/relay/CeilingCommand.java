package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.defaults.outbox.OutboxNudge;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * Moves rows of one outbox for as long as it is let: a few {@link BareLoop}s, each with a part of the shards. No leases, no
 * fence, no check, no order but that of the ids, nothing after trouble.
 */
@Command(name = "ceiling", hidden = true)
public final class CeilingCommand implements Callable<Integer> {
    private static final int LOOPS = 4;

    @Override
    public Integer call() throws Exception {
        MySql mysql = MySql.parse(named(Ceiling.MYSQL));
        String schema = named(Ceiling.SCHEMA);
        RedisURI uri = RedisURI.create(named(Ceiling.REDIS));
        RedisClient client = RedisClient.create(uri);
        List<BareLoop> loops = new ArrayList<>();
        for (int i = 0; i < LOOPS; i++) {
            int part = i;
            int[] shards = IntStream.range(0, EventStreams.SHARDS)
                    .filter(shard -> shard % LOOPS == part)
                    .toArray();
            loops.add(new BareLoop(mysql.connect(schema), client.connect(), shards));
        }
        var nudges = client.connectPubSub();
        nudges.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                if (message.startsWith(schema + ":")) {
                    int shard = Integer.parseInt(message.substring(schema.length() + 1));
                    loops.get(shard % LOOPS).want(shard);
                }
            }
        });
        nudges.sync().subscribe(OutboxNudge.CHANNEL);
        try (var threads = Executors.newFixedThreadPool(LOOPS)) {
            List<? extends Future<?>> ends = loops.stream().map(threads::submit).toList();
            for (Future<?> end : ends) {
                end.get();
            }
        }
        return 0;
    }

    private static String named(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new NotMeasurable(variable + " is not set; the relay's benchmark starts this by itself.");
        }
        return value;
    }
}
