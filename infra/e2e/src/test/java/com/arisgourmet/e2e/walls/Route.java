package com.arisgourmet.e2e.walls;

import com.arisgourmet.e2e.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** A line of {@code docs/permissions.csv}: a route and who may call it. */
record Route(String method, String path, Access access) {
    /** Of the stream, whose channels are tried one by one. */
    private static final String STREAM = "/api/v1/stream";

    /** @return the routes that the gateway leads to */
    static List<Route> all() {
        try {
            return Files.readAllLines(RunningSystem.file("docs/permissions.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(line -> !line[2].startsWith("/internal/") && !line[2].equals(STREAM))
                    .map(line -> new Route(line[1], line[2], Access.of(line[3], line[4])))
                    .toList();
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
