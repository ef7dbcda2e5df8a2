package com.arisgourmet.relay;

import com.arisgourmet.testsupport.MySqlServer;
import com.arisgourmet.testsupport.proxy.FaultProxy;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.unit.DataSize;

/**
 * A relay put together by hand, as {@link RelayConfiguration} does it, that reaches its servers through proxies of its own:
 * it can be stopped as by SIGSTOP, woken, and killed, all in one JVM. Its leases are short and its batches small.
 */
final class BareRelay implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(1);

    private final FaultProxy toRedis;
    private final FaultProxy toMySql;
    private final LettuceConnectionFactory connections;
    private final ConnectionPool pool;
    private final Relay relay;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Leases leases;
    final Outboxes outboxes;
    final EventStream stream;
    final MarkTransaction marks;
    final Publication publication;
    final Settlement settlement;
    final Shards shards;
    final Housekeeping housekeeping;
    final Trouble trouble = new Trouble();

    BareRelay(String name, LeaseTable table, List<String> sources, OwnRedis redis) {
        MySqlServer server = MySqlServer.shared();
        toRedis = FaultProxy.to("127.0.0.1", redis.port());
        toMySql = FaultProxy.to(server.host(), server.port());
        connections = connections(toRedis.port());
        pool = pool(server, toMySql.port(), table.schema());
        var properties = new RelayProperties(
                sources,
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                LEASE,
                4,
                7,
                DataSize.ofKilobytes(64),
                DataSize.ofKilobytes(8),
                Duration.ofHours(24),
                1_000_000);
        var template = new ReactiveStringRedisTemplate(connections);
        var metrics = new RelayMetrics(meters);
        DatabaseClient database = DatabaseClient.create(pool);
        leases = new Leases(database);
        outboxes = new Outboxes(database, properties);
        stream = new EventStream(template);
        marks = new MarkTransaction(database);
        publication =
                new Publication(stream, outboxes, new Marks(marks::mark, trouble), new PublishSpans(null), metrics);
        settlement = new Settlement(stream, leases, outboxes, metrics);
        var handover = new Handover(template, trouble);
        shards = new Shards(publication, settlement, leases, outboxes, handover, trouble, metrics, properties);
        housekeeping = new Housekeeping(properties, shards, outboxes, stream, metrics, Clock.systemUTC());
        relay = new Relay(
                properties,
                shards,
                outboxes,
                new Membership(name, LEASE, leases, shards, handover),
                new Signals(template, shards, trouble),
                housekeeping,
                new Sampling(shards, outboxes, stream, metrics),
                metrics,
                trouble);
    }

    BareRelay start() {
        relay.start();
        return this;
    }

    /** It does nothing any more and doesn't know; what it had sent arrives when it is woken. */
    void freeze() {
        toRedis.freeze();
        toMySql.freeze();
    }

    void thaw() {
        toRedis.thaw();
        toMySql.thaw();
    }

    void cutRedis() {
        toRedis.refuse();
    }

    void mendRedis() {
        toRedis.accept();
    }

    /** Its connections end at once, and it never reaches anything again. */
    void kill() {
        toRedis.close();
        toMySql.close();
        close();
    }

    /** Stops as at a deployment; after {@link #kill()} it just ends. */
    @Override
    public void close() {
        var stopped = new CountDownLatch(1);
        relay.stop(stopped::countDown);
        try {
            if (!stopped.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the relay does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.destroy();
        pool.dispose();
        toRedis.close();
        toMySql.close();
    }

    private static LettuceConnectionFactory connections(int port) {
        var factory = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", port),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(10))
                        .shutdownTimeout(Duration.ZERO)
                        .build());
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    private static ConnectionPool pool(MySqlServer server, int port, String schema) {
        var options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, MySqlConnectionFactoryProvider.MYSQL_DRIVER)
                .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
                .option(ConnectionFactoryOptions.PORT, port)
                .option(ConnectionFactoryOptions.USER, server.user())
                .option(ConnectionFactoryOptions.PASSWORD, server.password())
                .option(ConnectionFactoryOptions.DATABASE, schema)
                .option(Option.valueOf("connectionTimeZone"), "UTC")
                .option(Option.valueOf("forceConnectionTimeZoneToSession"), true)
                .option(Option.valueOf("tcpNoDelay"), true)
                .option(Option.valueOf("sslMode"), "DISABLED")
                .option(
                        Option.valueOf("sessionVariables"),
                        new String[] {"transaction_isolation='READ-COMMITTED'", "innodb_lock_wait_timeout=1"})
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(1)
                .maxSize(8)
                .maxAcquireTime(Duration.ofSeconds(3))
                .build());
    }
}
