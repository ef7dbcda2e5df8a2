package com.arisgourmet.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine and the versions that figures belong to. */
public final class Surroundings {
    private Surroundings() {}

    public static Map<String, Object> machine() throws IOException {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("cpu", valueIn(Path.of("/proc/cpuinfo"), "model name"));
        machine.put("loadAtStart", load());
        machine.put("memory", valueIn(Path.of("/proc/meminfo"), "MemTotal"));
        machine.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        return machine;
    }

    /** Processes that want to run, over the last minute; negative if the system does not tell. */
    public static double load() {
        return Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 100) / 100.0;
    }

    /** @param contenders versions of what was measured */
    public static Map<String, Object> versions(
            Map<String, String> mysql, Map<String, String> redis, Map<String, String> contenders) {
        Map<String, Object> versions = new LinkedHashMap<>(contenders);
        versions.put("java", Runtime.version().toString());
        versions.put("mysql", without(mysql, "pid_file"));
        versions.put("redis", without(redis, "pid"));
        return versions;
    }

    private static Map<String, String> without(Map<String, String> settings, String key) {
        Map<String, String> some = new HashMap<>(settings);
        some.remove(key);
        return some;
    }

    private static String valueIn(Path file, String key) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
