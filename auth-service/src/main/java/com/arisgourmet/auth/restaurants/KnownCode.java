package com.arisgourmet.auth.restaurants;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The text is a code of a public register; null is left to {@code @NotNull}. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownCode.Validator.class)
@interface KnownCode {
    Register value();

    String message() default "is not a known code";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    enum Register {
        /** ISO 4217, only currencies that money is paid in (with a minor unit, 0 digits included). */
        CURRENCY(code -> Currencies.PAYABLE.contains(code)),
        /** IANA time zones by region, {@code America/Bogota}; offsets are none. */
        TIME_ZONE(zone -> ZoneId.getAvailableZoneIds().contains(zone)),
        /** BCP 47 with a registered ISO 639 language. */
        LANGUAGE(Register::isLanguage);

        private final Predicate<String> known;

        Register(Predicate<String> known) {
            this.known = known;
        }

        private static boolean isLanguage(String tag) {
            try {
                String language =
                        new Locale.Builder().setLanguageTag(tag).build().getLanguage();
                return Arrays.asList(Locale.getISOLanguages()).contains(language);
            } catch (IllformedLocaleException e) {
                return false;
            }
        }
    }

    /** Apart, since an enum's constants are made before its own static fields. */
    final class Currencies {
        static final Set<String> PAYABLE = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .map(Currency::getCurrencyCode)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());

        private Currencies() {}
    }

    final class Validator implements ConstraintValidator<KnownCode, String> {
        private Predicate<String> known = code -> false;

        @Override
        public void initialize(KnownCode constraint) {
            known = constraint.value().known;
        }

        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            return code == null || known.test(code);
        }
    }
}
