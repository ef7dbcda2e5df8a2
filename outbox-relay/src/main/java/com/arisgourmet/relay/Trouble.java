package com.arisgourmet.relay;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is failing at the moment, and why. The log hears of the first trouble and of the end of the last, not of every shard
 * that a stopped server takes along.
 */
final class Trouble {
    private static final Logger log = LoggerFactory.getLogger(Trouble.class);

    private final Map<String, String> failing = new ConcurrentHashMap<>();

    void failed(String what, Throwable why) {
        boolean first = failing.isEmpty();
        if (failing.put(what, why.toString()) == null && first) {
            log.warn("{} fails and is tried again: {}", what, why.toString());
        }
        log.debug("{}", what, why);
    }

    void ended(String what) {
        if (failing.remove(what) != null && failing.isEmpty()) {
            log.info("everything works again, {} last", what);
        }
    }

    /** @return each thing that fails, with the reason; empty if all is well */
    Map<String, String> failing() {
        return new TreeMap<>(failing);
    }
}
