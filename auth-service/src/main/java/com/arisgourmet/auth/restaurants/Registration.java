package com.arisgourmet.auth.restaurants;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What it takes to register a restaurant.
 *
 * @param slug in public addresses, for ever
 * @param currency ISO 4217 code of everything the restaurant sells
 * @param timeZone IANA zone id
 * @param locale BCP 47 tag of the restaurant's own language
 */
record Registration(
        @NotBlank @Size(max = 120) String name,

        @NotNull
        @Size(min = 3, max = 60)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "lower-case letters, digits and single hyphens")
        String slug,

        @NotNull @KnownCode(KnownCode.Register.CURRENCY) String currency,
        @NotNull @KnownCode(KnownCode.Register.TIME_ZONE) String timeZone,

        @NotNull @Size(max = 35) @KnownCode(KnownCode.Register.LANGUAGE)
        String locale,

        @NotNull @Valid Owner owner) {

    record Owner(
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Email @Size(max = 254) String email,
            @NotNull @Size(min = 10, max = 200) String password) {

        @Override
        public String toString() {
            return "Owner[" + email + "]";
        }
    }
}
