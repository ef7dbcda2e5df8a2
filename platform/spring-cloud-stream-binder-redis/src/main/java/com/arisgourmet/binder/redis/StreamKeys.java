package com.arisgourmet.binder.redis;

/**
 * Keys kept beside a stream. Each has the stream's hash tag and so its slot: a script may touch them together, on a server and in a
 * cluster alike. A stream without a tag of its own becomes the tag: {@code binder:lease:kitchen:{events}}.
 */
final class StreamKeys {

    private StreamKeys() {}

    static String lease(String group, String stream) {
        return beside("binder:lease:" + group, stream);
    }

    static String token(String group, String stream) {
        return beside("binder:token:" + group, stream);
    }

    /** Dead letters that were asked to be tried again; a stream the group reads beside the live one. */
    static String retries(String group, String stream) {
        return beside("binder:retry:" + group, stream);
    }

    /** The keys that wait for a decision, each with the id of the dead letter it waits for. */
    static String waiting(String group, String stream) {
        return beside("binder:waiting:" + group, stream);
    }

    static String discarded(String group, String stream) {
        return beside("binder:discarded:" + group, stream);
    }

    /** @param prefix without braces: they would be the hash tag */
    static String beside(String prefix, String stream) {
        return prefix + ":" + (hasTag(stream) ? stream : "{" + stream + "}");
    }

    private static boolean hasTag(String key) {
        int open = key.indexOf('{');
        return open >= 0 && key.indexOf('}', open) > open + 1;
    }
}
