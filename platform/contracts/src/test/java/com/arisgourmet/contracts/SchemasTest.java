package com.arisgourmet.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published schemas say what the records say. {@code -Dschemas.write} writes them anew. */
class SchemasTest {
    private static final Path FILES = Path.of("src", "main", "resources");

    @ParameterizedTest
    @EnumSource
    void theSchemaOfEveryTypeIsThatOfItsRecord(EventType type) throws IOException {
        Path file = FILES.resolve(type.schemaResource());
        String schema = SchemaOf.of(type.dataType());
        if (System.getProperty("schemas.write") != null) {
            Files.writeString(file, schema);
        }

        assertThat(file).content().isEqualTo(schema);
    }
}
