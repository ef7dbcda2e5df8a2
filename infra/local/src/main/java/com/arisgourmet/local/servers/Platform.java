package com.arisgourmet.local.servers;

import java.util.Locale;

/** The machine, in the words of those who packed the servers. */
enum Platform {
    LINUX_AMD64("linux", "redis-server-6.2.6-v5-linux-amd64"),
    LINUX_ARM64("linux", "redis-server-6.2.7-linux-arm64"),
    MACOS_AMD64("osx", "redis-server-6.2.6-v5-darwin-amd64"),
    MACOS_ARM64("osx", "redis-server-6.2.6-v5-darwin-arm64");

    final String mariaDb;
    final String redis;

    Platform(String mariaDb, String redis) {
        this.mariaDb = mariaDb;
        this.redis = redis;
    }

    static Platform current() {
        var mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        var arm = System.getProperty("os.arch", "").equals("aarch64");
        if (mac) {
            return arm ? MACOS_ARM64 : MACOS_AMD64;
        }
        return arm ? LINUX_ARM64 : LINUX_AMD64;
    }
}
