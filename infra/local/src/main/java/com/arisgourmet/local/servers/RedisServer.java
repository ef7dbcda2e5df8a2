package com.arisgourmet.local.servers;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.home.State;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A Redis server and an account on it that may create users.
 *
 * @param user empty: the default user
 * @param password empty: none
 */
public record RedisServer(String host, int port, String user, String password) {

    /** From a URL {@code redis://user:password@host:port}. */
    public static RedisServer parse(String url) {
        var at = Credentials.in(url, "redis", 6379);
        return new RedisServer(at.host(), at.port(), at.user(), at.password());
    }

    /** The streams of a running installation, as an application beside it may read them: with groups of its own. */
    public static RedisServer ofConsumer(Home home) {
        var address = State.read(home).redis();
        if (address == null) {
            throw new Problem("Nothing is running. Start with ./aris up");
        }
        var at = Credentials.in("redis://" + address, "redis", 6379);
        var password = Secrets.in(home.secrets()).password("ARIS_CONSUMER_REDIS_PASSWORD");
        return new RedisServer(at.host(), at.port(), "consumer", password);
    }

    /** {@code host:port}. */
    public String address() {
        return host + ":" + port;
    }

    /** A connection that the caller closes. */
    public Jedis connect() {
        var config = DefaultJedisClientConfig.builder().timeoutMillis(5000);
        if (!password.isEmpty()) {
            config.user(user.isEmpty() ? "default" : user).password(password);
        }
        return new Jedis(new HostAndPort(host, port), config.build());
    }

    /** Fails in one sentence if the server can't be used. */
    public void requireReachable() {
        try (var redis = connect()) {
            redis.ping();
        } catch (JedisException e) {
            throw new Problem("Redis at %s:%d can't be used: %s".formatted(host, port, e.getMessage()), e);
        }
    }

    /** What a service is told: its own user, whose password can stand in a URL as it is. */
    public String urlFor(String serviceUser, String servicePassword) {
        return "redis://%s:%s@%s:%d".formatted(serviceUser, servicePassword, host, port);
    }

    @Override
    public String toString() {
        return "redis://" + address();
    }
}
