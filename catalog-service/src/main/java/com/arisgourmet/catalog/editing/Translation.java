package com.arisgourmet.catalog.editing;

import com.arisgourmet.contracts.Text;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A text in one more language, as a client states it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Translation(
        @NotBlank @Size(max = Limits.NAME) String name,
        @Nullable @Size(max = Limits.DESCRIPTION) String description) {

    /** @return by language, in the languages' order, so that equal translations are written alike */
    public static Map<String, Text> texts(@Nullable Map<String, Translation> translations) {
        Map<String, Text> texts = new TreeMap<>();
        if (translations != null) {
            translations.forEach((language, text) -> texts.put(language, new Text(text.name(), text.description())));
        }
        return texts;
    }

    public static Map<String, Translation> of(Map<String, Text> texts) {
        Map<String, Translation> translations = new TreeMap<>();
        texts.forEach((language, text) -> translations.put(language, new Translation(text.name(), text.description())));
        return translations;
    }
}
