package com.arisgourmet.e2e.fuzz;

import com.arisgourmet.e2e.RunningSystem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a service holds when nobody asks it anything.
 *
 * @param heapMegabytes after a full collection
 * @param connections to the database that are handed out or waited for
 */
record Vitals(long heapMegabytes, int connections) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Integer> SERVICES = Map.of(
            "gateway-service", 8080,
            "auth-service", 8081,
            "catalog-service", 8082,
            "table-service", 8083,
            "order-service", 8084);

    static Map<String, Vitals> ofAllServices() {
        Map<String, Vitals> all = new LinkedHashMap<>();
        SERVICES.keySet().stream().sorted().forEach(service -> all.put(service, of(service)));
        return all;
    }

    private static Vitals of(String service) {
        collectGarbage(RunningSystem.pid(service));
        String metrics = metrics(SERVICES.get(service));
        return new Vitals(sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / (1024 * 1024), (int)
                (sum(metrics, "r2dbc_pool_acquired_connections{") + sum(metrics, "r2dbc_pool_pending_connections{")));
    }

    private static long sum(String metrics, String prefix) {
        return (long) metrics.lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String metrics(int port) {
        try {
            var request = HttpRequest.newBuilder(RunningSystem.management(port).resolve("/actuator/prometheus"))
                    .build();
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void collectGarbage(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
