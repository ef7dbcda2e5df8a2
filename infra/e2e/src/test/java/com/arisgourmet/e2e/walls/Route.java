package com.arisgourmet.e2e.walls;

import com.arisgourmet.e2e.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** A line of {@code docs/permissions.csv}: a route and who may call it. */
record Route(String service, String method, String path, Access access) {
    /** Of the stream, whose channels are tried one by one. */
    private static final String STREAM = "/api/v1/stream";

    /** @return the routes that the gateway leads to */
    static List<Route> all() {
        return lines().filter(
                        route -> !route.access().services() && !route.path().equals(STREAM))
                .toList();
    }

    /** @return those between services, where the gateway leads nobody */
    static List<Route> internal() {
        return lines().filter(route -> route.access().services()).toList();
    }

    private static Stream<Route> lines() {
        try {
            return Files.readAllLines(RunningSystem.file("docs/permissions.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(line -> new Route(line[0], line[1], line[2], Access.of(line[3], line[4])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether its path names something of a restaurant's */
    boolean namesAThing() {
        return path.contains("{") && !access.anyone();
    }

    boolean changesNothing() {
        return method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
