package com.arisgourmet.catalog.options;

import com.arisgourmet.catalog.editing.Limits;
import com.arisgourmet.catalog.editing.PriceDelta;
import com.arisgourmet.catalog.editing.Translation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record OptionGroupInput(
        @NotBlank @Size(max = Limits.NAME) String name,

        @Nullable @Size(max = Limits.LANGUAGES)
        Map<@Pattern(regexp = Limits.LANGUAGE) String, @NotNull @Valid Translation> translations,

        @NotNull @Min(0) @Max(Limits.SELECTIONS) Integer minSelections,
        @NotNull @Min(1) @Max(Limits.SELECTIONS) Integer maxSelections,
        @NotEmpty @Size(max = Limits.OPTIONS_PER_GROUP) List<@NotNull @Valid OptionInput> options) {

    /**
     * @param id of the group's option this is; absent: a new one
     * @param available absent: true
     */
    record OptionInput(
            @Nullable UUID id,
            @NotBlank @Size(max = Limits.NAME) String name,

            @Nullable @Size(max = Limits.LANGUAGES)
            Map<@Pattern(regexp = Limits.LANGUAGE) String, @NotNull @Valid Translation> translations,

            @NotNull @Valid PriceDelta priceDelta,
            @Nullable Boolean available) {}
}
