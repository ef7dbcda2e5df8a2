package com.arisgourmet.catalog.exchange;

import com.arisgourmet.catalog.editing.Limits;
import com.arisgourmet.catalog.editing.Price;
import com.arisgourmet.catalog.editing.PriceDelta;
import com.arisgourmet.catalog.editing.Translation;
import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.jspecify.annotations.Nullable;

/**
 * A menu as one document. Things are named by keys of its author's choice, and stand in the menu's order. Whether a product
 * can be had at the moment is no part of it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MenuDocument(
        @NotNull @Size(max = Limits.CATEGORIES) List<@NotNull @Valid CategoryRow> categories,
        @NotNull @Size(max = Limits.OPTION_GROUPS) List<@NotNull @Valid OptionGroupRow> optionGroups,
        @NotNull @Size(max = Limits.PRODUCTS) List<@NotNull @Valid ProductRow> products) {

    /** No slash, since variants and options are named {@code productKey/variantKey}; no space at either end. */
    static final String KEY = "[^/\\s]([^/]*[^/\\s])?";

    record CategoryRow(
            @NotNull @Size(max = Limits.KEY) @Pattern(regexp = KEY)
            String key,

            @NotBlank @Size(max = Limits.NAME) String name,

            @Nullable @Size(max = Limits.LANGUAGES)
            Map<@Pattern(regexp = Limits.LANGUAGE) String, @NotNull @Valid Translation> translations) {}

    record OptionGroupRow(
            @NotNull @Size(max = Limits.KEY) @Pattern(regexp = KEY)
            String key,

            @NotBlank @Size(max = Limits.NAME) String name,

            @Nullable @Size(max = Limits.LANGUAGES)
            Map<@Pattern(regexp = Limits.LANGUAGE) String, @NotNull @Valid Translation> translations,

            @NotNull @Min(0) @Max(Limits.SELECTIONS) Integer minSelections,
            @NotNull @Min(1) @Max(Limits.SELECTIONS) Integer maxSelections,
            @NotEmpty @Size(max = Limits.OPTIONS_PER_GROUP) List<@NotNull @Valid OptionRow> options) {}

    record OptionRow(
            @NotNull @Size(max = Limits.KEY) @Pattern(regexp = KEY)
            String key,

            @NotBlank @Size(max = Limits.NAME) String name,

            @Nullable @Size(max = Limits.LANGUAGES)
            Map<@Pattern(regexp = Limits.LANGUAGE) String, @NotNull @Valid Translation> translations,

            @NotNull @Valid PriceDelta priceDelta) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProductRow(
            @NotNull @Size(max = Limits.KEY) @Pattern(regexp = KEY)
            String key,

            @NotNull @Size(max = Limits.KEY) String categoryKey,
            @NotBlank @Size(max = Limits.NAME) String name,
            @Nullable @Size(max = Limits.DESCRIPTION) String description,

            @Nullable @Size(max = Limits.LANGUAGES)
            Map<@Pattern(regexp = Limits.LANGUAGE) String, @NotNull @Valid Translation> translations,

            @NotNull @Valid Price price,
            @NotBlank @Size(max = Limits.TAG) String station,
            @NotNull @Min(0) @Max(Limits.PREP_MINUTES) Integer prepMinutes,
            @NotNull @Min(0) @Max(Limits.BASIS_POINTS) Integer taxRate,
            @Size(max = Limits.TAGS) List<@NotBlank @Size(max = Limits.TAG) String> allergens,
            @Size(max = Limits.TAGS) List<@NotBlank @Size(max = Limits.TAG) String> dietary,

            @Nullable @Size(max = Limits.URL) @Pattern(regexp = Limits.IMAGE_URL)
            String imageUrl,

            @Size(max = Limits.VARIANTS_PER_PRODUCT) List<@NotNull @Valid VariantRow> variants,

            @Size(max = Limits.GROUPS_PER_PRODUCT) List<@NotNull @Size(max = Limits.KEY) String> optionGroupKeys) {
        ProductRow {
            allergens = allergens == null ? List.of() : allergens;
            dietary = dietary == null ? List.of() : dietary;
            variants = variants == null ? List.of() : variants;
            optionGroupKeys = optionGroupKeys == null ? List.of() : optionGroupKeys;
        }
    }

    record VariantRow(
            @NotNull @Size(max = Limits.KEY) @Pattern(regexp = KEY)
            String key,

            @NotBlank @Size(max = Limits.NAME) String name,
            @NotNull @Valid Price price) {}
}
