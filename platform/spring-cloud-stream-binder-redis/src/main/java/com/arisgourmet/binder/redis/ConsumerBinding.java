package com.arisgourmet.binder.redis;

import java.util.List;

/**
 * A consumer binding of this application, running or not.
 *
 * @param deadLetters what the names of its dead letters' streams begin with
 */
record ConsumerBinding(
        RedisConnections connections,
        String destination,
        String group,
        boolean anonymous,
        List<String> streams,
        String keyHeader,
        String deadLetters) {}
