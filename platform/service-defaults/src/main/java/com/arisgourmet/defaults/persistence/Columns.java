package com.arisgourmet.defaults.persistence;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a row as the types the domain uses: {@code BINARY(16)} as UUID, {@code DATETIME(6)} (always UTC) as
 * Instant. The methods without {@code OrNull} are for columns declared {@code not null}.
 */
public record Columns(Readable row) {

    public UUID uuid(String column) {
        return Objects.requireNonNull(uuidOrNull(column), column);
    }

    public @Nullable UUID uuidOrNull(String column) {
        byte[] bytes = row.get(column, byte[].class);
        return bytes == null ? null : Ids.ofBytes(bytes);
    }

    public Instant instant(String column) {
        return Objects.requireNonNull(instantOrNull(column), column);
    }

    public @Nullable Instant instantOrNull(String column) {
        LocalDateTime time = row.get(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    public String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    public @Nullable String textOrNull(String column) {
        return row.get(column, String.class);
    }

    public int integer(String column) {
        return Objects.requireNonNull(row.get(column, Integer.class), column);
    }

    public @Nullable Integer integerOrNull(String column) {
        return row.get(column, Integer.class);
    }

    public long number(String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    /** {@code TINYINT(1)}: the driver may hand it out as a number, depending on the server. */
    public boolean flag(String column) {
        return integer(column) != 0;
    }

    /** @return the instant as {@code DATETIME(6)} takes it */
    public static LocalDateTime dateTime(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
