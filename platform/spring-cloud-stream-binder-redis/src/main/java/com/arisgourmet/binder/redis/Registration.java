package com.arisgourmet.binder.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What a durable group tells about itself, so that operators know whose it is, and whether it has lost entries. A hash
 * {@code binder:group:<group>:<destination>}, renewed while an instance runs and gone 30 days after the last one.
 */
final class Registration {

    static final String EVICTED = "evicted:";

    private static final Log log = LogFactory.getLog(Registration.class);
    private static final Duration RENEWED = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private final RedisConnections connections;
    private final String group;
    private final String destination;
    private final boolean anonymous;
    private final Map<String, byte[]> facts = new LinkedHashMap<>();
    private final Consumer<GroupEvicted> evictions;
    private long renewed = System.nanoTime() - RENEWED.toNanos();

    /**
     * @param owner who is to be asked about it
     * @param evictions told of losses
     */
    Registration(
            RedisConnections connections,
            String group,
            StreamDestination destination,
            boolean anonymous,
            ConsumptionMode mode,
            String owner,
            Consumer<GroupEvicted> evictions) {
        this.connections = connections;
        this.group = group;
        this.destination = destination.name();
        this.anonymous = anonymous;
        this.evictions = evictions;
        facts.put("owner", bytes(owner));
        facts.put("mode", bytes(mode.name().toLowerCase(Locale.ROOT)));
        facts.put("start", bytes("0"));
    }

    static String key(String group, String destination) {
        return "binder:group:" + group + ":" + destination;
    }

    /** Called often by one thread; does something once a minute. */
    void renew(List<String> streams) {
        if (anonymous || System.nanoTime() - renewed < RENEWED.toNanos()) {
            return;
        }
        renewed = System.nanoTime();
        try {
            register();
            streams.forEach(this::checkForLoss);
        } catch (RedisCommandExecutionException e) {
            log.warn("group " + group + " consumes but can't register itself: " + e.getMessage());
        }
    }

    private void register() {
        String key = key(group, destination);
        connections.commands().hsetnx(key, "since", bytes(Instant.now().toString()));
        connections.commands().hset(key, facts);
        connections.commands().pexpire(key, KEPT.toMillis());
    }

    /** Tells of entries that were trimmed before the group had read them. */
    void checkForLoss(String stream) {
        List<Object> lost = anonymous ? List.of() : Script.LOSS.list(connections.commands(), List.of(stream), group);
        if (!lost.isEmpty()) {
            lost(stream, new String((byte[]) lost.getFirst(), StandardCharsets.UTF_8));
        }
    }

    /** Tells, unless that was told before. */
    void lost(String stream, String lastRead) {
        String key = key(group, destination);
        byte[] told = connections.commands().hget(key, EVICTED + stream);
        if (told == null || !new String(told, StandardCharsets.UTF_8).startsWith(lastRead + " ")) {
            connections.commands().hset(key, EVICTED + stream, bytes(lastRead + " " + Instant.now()));
            log.error("group " + group + " was evicted: " + stream + " was trimmed beyond " + lastRead
                    + ", up to which it had read; what it builds must be rebuilt");
            evictions.accept(new GroupEvicted(destination, group, stream, lastRead));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
