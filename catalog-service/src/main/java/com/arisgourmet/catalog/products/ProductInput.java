package com.arisgourmet.catalog.products;

import com.arisgourmet.catalog.editing.Limits;
import com.arisgourmet.catalog.editing.Price;
import com.arisgourmet.catalog.editing.Translation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param position absent: after the last one when it is created, where it is when it is edited */
record ProductInput(
        @NotNull UUID categoryId,
        @NotBlank @Size(max = Limits.NAME) String name,
        @Nullable @Size(max = Limits.DESCRIPTION) String description,

        @Nullable @Size(max = Limits.LANGUAGES)
        Map<@Pattern(regexp = Limits.LANGUAGE) String, @NotNull @Valid Translation> translations,

        @NotNull @Valid Price price,
        @NotBlank @Size(max = Limits.TAG) String station,
        @NotNull @Min(0) @Max(Limits.PREP_MINUTES) Integer prepMinutes,
        @NotNull @Min(0) @Max(Limits.BASIS_POINTS) Integer taxRate,
        @Nullable @Size(max = Limits.TAGS) List<@NotBlank @Size(max = Limits.TAG) String> allergens,
        @Nullable @Size(max = Limits.TAGS) List<@NotBlank @Size(max = Limits.TAG) String> dietary,

        @Nullable @Size(max = Limits.URL) @Pattern(regexp = Limits.IMAGE_URL)
        String imageUrl,

        @Nullable @Size(max = Limits.VARIANTS_PER_PRODUCT) List<@NotNull @Valid VariantInput> variants,
        @Nullable @Size(max = Limits.GROUPS_PER_PRODUCT) List<@NotNull UUID> optionGroupIds,
        @Nullable @Min(0) @Max(Limits.POSITION) Integer position) {

    /** @param id of the product's variant this is; absent: a new one */
    record VariantInput(
            @Nullable UUID id,
            @NotBlank @Size(max = Limits.NAME) String name,
            @NotNull @Valid Price price) {}
}
