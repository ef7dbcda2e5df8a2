package com.arisgourmet.catalog.categories;

import com.arisgourmet.catalog.editing.Limits;
import com.arisgourmet.catalog.editing.Translation;
import com.arisgourmet.contracts.CategoryState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param position absent: after the last one when it is created, where it is when it is edited */
record CategoryInput(
        @NotBlank @Size(max = Limits.NAME) String name,

        @Nullable @Size(max = Limits.LANGUAGES)
        Map<@Pattern(regexp = Limits.LANGUAGE) String, @NotNull @Valid Translation> translations,

        @Nullable @Min(0) @Max(Limits.POSITION) Integer position) {

    CategoryState state(UUID id, UUID restaurantId, int otherwiseAt, long version) {
        return new CategoryState(
                id,
                restaurantId,
                name,
                Translation.texts(translations),
                position == null ? otherwiseAt : position,
                version);
    }
}
