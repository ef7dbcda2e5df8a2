package com.arisgourmet.local.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The six services, in the order they are started: first what an order passes through on its way to the kitchen. */
public enum Service {
    ORDER("order-service", 8084, 224),
    GATEWAY("gateway-service", 8080, 256),
    RELAY("outbox-relay", 8085, 72),
    TABLE("table-service", 8083, 144),
    CATALOG("catalog-service", 8082, 144),
    AUTH("auth-service", 8081, 160);

    private final String artifact;
    private final int port;
    private final int heapMegabytes;

    Service(String artifact, int port, int heapMegabytes) {
        this.artifact = artifact;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
    }

    /** Its folder, artifact id and name in {@code status} and {@code logs}. */
    public String artifact() {
        return artifact;
    }

    /** Its port before any offset. */
    public int port() {
        return port;
    }

    /** What its JVM always runs with: little memory, and an end instead of a struggle when that is not enough. */
    public List<String> jvmFlags() {
        var flags = new ArrayList<>(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:ReservedCodeCacheSize=80m",
                "-XX:MaxDirectMemorySize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC"));
        if (!isBusy()) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        return flags;
    }

    /** Its part of account and variable names: {@code order}. */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasSchema() {
        return this != GATEWAY;
    }

    /** Whether orders pass through it: worth the second compiler, whose work costs the others seconds of their start. */
    private boolean isBusy() {
        return this == ORDER || this == GATEWAY || this == RELAY;
    }

    /** Whether it serves anything besides its health. */
    boolean hasPublicPort() {
        return this != RELAY;
    }
}
