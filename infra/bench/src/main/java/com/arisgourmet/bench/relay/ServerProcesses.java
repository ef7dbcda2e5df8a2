package com.arisgourmet.bench.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The servers' processes, as far as they run on this machine and can be seen. */
record ServerProcesses(List<ProcessHandle> processes) {

    /** @param settings as the servers tell them */
    static ServerProcesses of(Map<String, String> mysql, Map<String, String> redis) throws IOException {
        Path pidFile = Path.of(mysql.getOrDefault("pid_file", ""));
        String mysqld = Files.isReadable(pidFile) && Files.isRegularFile(pidFile) ? Files.readString(pidFile) : "";
        return new ServerProcesses(Stream.of(mysqld, redis.getOrDefault("pid", ""))
                .map(String::strip)
                .filter(pid -> pid.matches("\\d+"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .toList());
    }

    /** CPU time of all of them since they started. */
    Duration cpu() {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
