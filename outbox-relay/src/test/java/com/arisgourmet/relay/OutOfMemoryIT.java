package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.contracts.EventStreams;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** A Redis of its own, so that its memory can be taken away. */
class OutOfMemoryIT {
    private static final String STREAM = EventStreams.streamOf(0);

    private OwnRedis server;
    private TestStreams streams;
    private LettuceConnectionFactory connections;
    private EventStream stream;

    @BeforeEach
    void start() {
        server = new OwnRedis();
        streams = new TestStreams(server.url());
        connections = new LettuceConnectionFactory("127.0.0.1", server.port());
        connections.afterPropertiesSet();
        connections.start();
        stream = new EventStream(new ReactiveStringRedisTemplate(connections));
    }

    @AfterEach
    void stop() {
        connections.destroy();
        streams.close();
        server.close();
    }

    @Test
    void aBatchThatMemoryDoesNotSufficeForIsAddedWhollyOrNotAtAll() {
        var lease = new Lease(0, 1, 0, 1, EntryId.NONE);
        List<List<String>> batch = Collections.nCopies(200, List.of("data", "x".repeat(1_000)));
        long used = Long.parseLong(streams.commands()
                .info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow());

        // Room for about four batches and a half.
        streams.commands().configSet("maxmemory", String.valueOf(used + 900_000));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        stream.publish(lease, batch).block();
                    }
                })
                .hasStackTraceContaining("OOM");

        assertThat(streams.commands().xlen(STREAM)).isPositive().matches(length -> length % 200 == 0);

        streams.commands().configSet("maxmemory", "0");
        long before = streams.commands().xlen(STREAM);
        stream.publish(lease, batch).block();
        assertThat(streams.commands().xlen(STREAM)).isEqualTo(before + 200);
    }
}
