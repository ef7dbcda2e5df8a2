package com.arisgourmet.bench.relay;

import java.nio.file.Path;

/** The Java that runs this, with which everything measured runs as well. */
final class Jvm {
    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }
}
