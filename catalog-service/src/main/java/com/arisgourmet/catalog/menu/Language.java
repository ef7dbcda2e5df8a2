package com.arisgourmet.catalog.menu;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages menus are shown in. */
final class Language {
    private static final List<String> OFFERED = List.of("es", "en");

    private Language() {}

    /**
     * @param acceptLanguage the request's header (RFC 9110, section 12.5.4)
     * @param own the restaurant's own language
     * @return the best offered one; the restaurant's own if none is asked for
     */
    static String of(@Nullable String acceptLanguage, String own) {
        String ownLanguage = Locale.forLanguageTag(own).getLanguage();
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ownLanguage;
        }
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), OFFERED);
            return best == null ? ownLanguage : best;
        } catch (IllegalArgumentException unreadable) {
            return ownLanguage; // the header is a wish, not a condition
        }
    }
}
