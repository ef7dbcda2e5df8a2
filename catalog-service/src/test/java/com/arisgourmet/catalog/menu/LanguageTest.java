package com.arisgourmet.catalog.menu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-              | es-CO | es",
                "en-GB,en;q=0.9 | es-CO | en",
                "fr             | es-CO | es",
                "fr, en;q=0.5   | es-CO | en",
                "es             | en    | es",
                "-              | en-US | en",
                "!!nonsense;;   | es    | es"
            })
    void theBestOfferedLanguageElseTheRestaurantsOwn(String header, String own, String language) {
        assertThat(Language.of(header, own)).isEqualTo(language);
    }
}
