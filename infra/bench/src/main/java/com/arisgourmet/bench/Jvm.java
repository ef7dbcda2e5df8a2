package com.arisgourmet.bench;

import java.nio.file.Path;

/** The Java that runs this, with which everything measured runs as well. */
public final class Jvm {
    private Jvm() {}

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static String classPath() {
        return System.getProperty("java.class.path");
    }
}
