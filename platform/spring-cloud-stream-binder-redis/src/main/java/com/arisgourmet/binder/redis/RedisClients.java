package com.arisgourmet.binder.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Cluster;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Sentinel;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.ssl.SslBundle;

/** Lettuce clients from what Boot knows of the server ({@code spring.data.redis.*}, service connections). */
final class RedisClients {

    private RedisClients() {}

    static AbstractRedisClient create(DataRedisConnectionDetails details, Duration commandTimeout) {
        return details.getCluster() == null
                ? create(uri(details), details.getSslBundle(), commandTimeout)
                : createCluster(nodes(details, details.getCluster()), details.getSslBundle(), commandTimeout);
    }

    static RedisClient create(RedisURI uri, @Nullable SslBundle bundle, Duration commandTimeout) {
        uri.setTimeout(commandTimeout);
        RedisClient client = RedisClient.create(resources(), uri);
        client.setOptions(
                configured(ClientOptions.builder(), bundle, commandTimeout).build());
        return client;
    }

    /** Notices by itself when slots move and masters change. */
    static RedisClusterClient createCluster(List<RedisURI> nodes, @Nullable SslBundle bundle, Duration commandTimeout) {
        nodes.forEach(node -> node.setTimeout(commandTimeout));
        RedisClusterClient client = RedisClusterClient.create(resources(), nodes);
        ClusterClientOptions.Builder options = ClusterClientOptions.builder()
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enableAllAdaptiveRefreshTriggers()
                        .enablePeriodicRefresh(Duration.ofSeconds(30))
                        .build());
        configured(options, bundle, commandTimeout);
        client.setOptions(options.build());
        return client;
    }

    private static ClientResources resources() {
        return ClientResources.builder()
                .reconnectDelay(Delay.equalJitter(50, 2000, 50, TimeUnit.MILLISECONDS))
                .build();
    }

    private static List<RedisURI> nodes(DataRedisConnectionDetails details, Cluster cluster) {
        return cluster.getNodes().stream()
                .map(node -> {
                    RedisURI uri = RedisURI.create(node.host(), node.port());
                    authenticate(uri, details.getUsername(), details.getPassword());
                    uri.setSsl(details.getSslBundle() != null);
                    return uri;
                })
                .toList();
    }

    private static RedisURI uri(DataRedisConnectionDetails details) {
        Standalone standalone = details.getStandalone();
        Sentinel sentinel = details.getSentinel();
        RedisURI uri;
        if (sentinel != null) {
            RedisURI.Builder builder = RedisURI.builder()
                    .withSentinelMasterId(sentinel.getMaster())
                    .withDatabase(sentinel.getDatabase());
            sentinel.getNodes().forEach(node -> builder.withSentinel(sentinelNode(sentinel, node.host(), node.port())));
            uri = builder.build();
        } else if (standalone != null) {
            uri = RedisURI.builder()
                    .withHost(standalone.getHost())
                    .withPort(standalone.getPort())
                    .withDatabase(standalone.getDatabase())
                    .build();
        } else {
            throw new IllegalStateException(
                    "the redis binder needs a server (spring.data.redis.url, .host, .sentinel or .cluster)");
        }
        authenticate(uri, details.getUsername(), details.getPassword());
        uri.setSsl(details.getSslBundle() != null);
        return uri;
    }

    private static RedisURI sentinelNode(Sentinel sentinel, String host, int port) {
        RedisURI node = RedisURI.create(host, port);
        authenticate(node, sentinel.getUsername(), sentinel.getPassword());
        return node;
    }

    private static void authenticate(RedisURI uri, @Nullable String username, @Nullable String password) {
        if (password != null) {
            uri.setCredentialsProvider(new StaticCredentialsProvider(username, password.toCharArray()));
        }
    }

    private static ClientOptions.Builder configured(
            ClientOptions.Builder options, @Nullable SslBundle bundle, Duration timeout) {
        options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build());
        if (bundle != null) {
            options.sslOptions(SslOptions.builder()
                    .keyManager(bundle.getManagers().getKeyManagerFactory())
                    .trustManager(bundle.getManagers().getTrustManagerFactory())
                    .build());
        }
        return options;
    }
}
