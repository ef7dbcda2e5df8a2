package com.arisgourmet.table.floor;

import com.arisgourmet.contracts.TableState;
import com.arisgourmet.table.floor.domain.TableBatch;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the floor's requests say. */
final class TableRequests {
    private TableRequests() {}

    /**
     * The whole table.
     *
     * @param x position on the floor plan, per mille of its width; 0 if absent
     * @param y position on the floor plan, per mille of its height; 0 if absent
     */
    record TableBody(
            @NotBlank @Size(max = 20) String code,
            @NotNull @Min(1) @Max(100) Integer seats,
            @Nullable UUID areaId,
            @Nullable @Min(0) @Max(1000) Integer x,
            @Nullable @Min(0) @Max(1000) Integer y) {

        TableState asTable(UUID id, UUID restaurantId, String areaName, long version) {
            return new TableState(
                    id,
                    restaurantId,
                    areaId,
                    areaName.isEmpty() ? null : areaName,
                    code.strip(),
                    seats,
                    Objects.requireNonNullElse(x, 0),
                    Objects.requireNonNullElse(y, 0),
                    version);
        }
    }

    /**
     * Tables of one area, numbered.
     *
     * @param areaName made if there is none of that name
     */
    record NewTables(
            @NotBlank @Size(max = 60) String areaName,
            @NotNull @Size(max = 12) String prefix,
            @NotNull @Min(0) @Max(99_999) Integer from,
            @NotNull @Min(0) @Max(99_999) Integer to,
            @NotNull @Min(1) @Max(100) Integer seats) {

        TableBatch batch() {
            return new TableBatch(prefix.strip(), from, to, seats);
        }
    }

    /** @param position where it stands in lists; 0 if absent */
    record AreaBody(
            @NotBlank @Size(max = 60) String name,
            @Nullable @Min(0) @Max(1000) Integer position) {

        Area asArea(UUID id, long version) {
            return new Area(id, name.strip(), Objects.requireNonNullElse(position, 0), version);
        }
    }
}
