package com.arisgourmet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Where a result is written for programs. */
public final class JsonFile {
    private JsonFile() {}

    public static void write(Map<String, Object> result, Path to) {
        try {
            Files.write(
                    to,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(result));
        } catch (IOException e) {
            throw new NotMeasurable("%s cannot be written: %s".formatted(to, e.getMessage()), e);
        }
    }
}
