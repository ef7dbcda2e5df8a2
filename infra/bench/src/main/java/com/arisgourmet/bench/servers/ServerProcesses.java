package com.arisgourmet.bench.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The servers' processes, as far as they run on this machine and can be seen. */
public record ServerProcesses(List<ProcessHandle> processes) {

    /** @param settings as the servers tell them */
    public static ServerProcesses of(Map<String, String> mysql, Map<String, String> redis) throws IOException {
        Path pidFile = Path.of(mysql.getOrDefault("pid_file", ""));
        String mysqld = Files.isReadable(pidFile) && Files.isRegularFile(pidFile) ? Files.readString(pidFile) : "";
        return of(Stream.of(mysqld, redis.getOrDefault("pid", ""))
                .map(String::strip)
                .filter(pid -> pid.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .toArray());
    }

    public static ServerProcesses of(long... pids) {
        return new ServerProcesses(LongStream.of(pids)
                .boxed()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList());
    }

    public List<Long> pids() {
        return processes.stream().map(ProcessHandle::pid).toList();
    }

    /** CPU time of all of them since they started. */
    public Duration cpu() {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
