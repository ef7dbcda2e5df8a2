package com.arisgourmet.binder.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A Lua script kept beside this class. It is sent by its digest, and whole only to a server that does not know it (yet). */
enum Script {
    HEARTBEAT("heartbeat"),
    ACQUIRE("acquire"),
    RENEW("renew"),
    RELEASE("release"),
    READ("read"),
    CLAIM("claim"),
    FOLLOWERS("followers"),
    ATTEMPT("attempt"),
    ACK("ack"),
    DEAD_LETTER("dead-letter"),
    DECISIONS("decisions"),
    RETRIED("retried"),
    RETRY("retry"),
    DISCARD("discard"),
    LOSS("loss"),
    STREAM("stream"),
    REFRESH("refresh"),
    TIDY("tidy");

    private final String text;
    private final String digest;

    Script(String name) {
        this.text = load(name + ".lua");
        this.digest = sha1(text);
    }

    long number(RedisClusterCommands<String, byte[]> redis, List<String> keys, Object... arguments) {
        Long number = run(redis, ScriptOutputType.INTEGER, keys, arguments);
        return number;
    }

    List<Object> list(RedisClusterCommands<String, byte[]> redis, List<String> keys, Object... arguments) {
        return run(redis, ScriptOutputType.MULTI, keys, arguments);
    }

    private <T> T run(
            RedisClusterCommands<String, byte[]> redis, ScriptOutputType type, List<String> keys, Object... arguments) {
        String[] names = keys.toArray(String[]::new);
        byte[][] values = new byte[arguments.length][];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = arguments[i] instanceof byte[] bytes
                    ? bytes
                    : arguments[i].toString().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return redis.evalsha(digest, type, names, values);
        } catch (RedisNoScriptException unknown) {
            return redis.eval(text, type, names, values);
        }
    }

    private static String load(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the class path: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
