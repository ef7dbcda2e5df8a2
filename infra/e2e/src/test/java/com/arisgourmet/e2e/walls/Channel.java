package com.arisgourmet.e2e.walls;

import com.arisgourmet.e2e.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** A line of {@code docs/channels.csv}: a channel of the stream and who may listen to it. */
record Channel(String name, Access access) {

    static List<Channel> all() {
        try {
            return Files.readAllLines(RunningSystem.file("docs/channels.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(line -> new Channel(line[0], Access.of(line[1], line[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
