package com.arisgourmet.local.servers;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Secrets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** The users of {@code infra/redis/users.acl}, in the words of the Redis they are for. */
public final class RedisUsers {
    private static final int FIRST_WITH_SELECTORS = 7;

    private final List<String> lines;

    private RedisUsers(List<String> lines) {
        this.lines = lines;
    }

    public static RedisUsers with(Secrets secrets) {
        return with(secrets, "");
    }

    /** @param prefix put before the names of all users */
    static RedisUsers with(Secrets secrets, String prefix) {
        return new RedisUsers(Template.filled("users.acl", secrets)
                .lines()
                .filter(line -> line.startsWith("user "))
                .map(line -> "user " + prefix + line.substring("user ".length()))
                .toList());
    }

    /** An ACL file for a Redis of that major version. */
    String fileFor(int majorVersion) {
        return lines.stream().map(line -> worded(line, majorVersion) + "\n").collect(Collectors.joining());
    }

    /** Sets the users of the services on a running server; its default user and administrators stay as they are. */
    public void applyTo(RedisServer server) {
        try (var redis = server.connect()) {
            var version = majorVersionIn(redis.info("server"));
            lines.stream()
                    .filter(line -> !line.matches("user \\S*(default|admin) .*"))
                    .map(line -> worded(line, version).split(" ", 3))
                    .forEach(line -> redis.sendCommand(Protocol.Command.ACL, setUser(line[1], line[2])));
        } catch (JedisException e) {
            throw new Problem("The users could not be made on %s: %s".formatted(server, e.getMessage()), e);
        }
    }

    private static String[] setUser(String name, String rules) {
        var words = wordsOf(rules);
        var arguments = new String[words.length + 3];
        arguments[0] = "SETUSER";
        arguments[1] = name;
        arguments[2] = "reset";
        System.arraycopy(words, 0, arguments, 3, words.length);
        return arguments;
    }

    /** The rules of a line; a selector in parentheses is one. */
    static String[] wordsOf(String rules) {
        return rules.split(" (?![^(]*\\))");
    }

    private static String worded(String line, int majorVersion) {
        return majorVersion >= FIRST_WITH_SELECTORS ? line : withoutSelectors(line);
    }

    /** For Redis 6.2: what the selectors allow is allowed outright, a permission to read a key is one for the key. */
    static String withoutSelectors(String line) {
        return line.replace("(", "").replace(")", "").replace("%R~", "~");
    }

    static int majorVersionIn(String info) {
        return Arrays.stream(info.split("\\R"))
                .filter(line -> line.startsWith("redis_version:"))
                .map(line -> line.substring("redis_version:".length()).replaceFirst("\\..*", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> new Problem("The Redis server does not tell its version."));
    }
}
