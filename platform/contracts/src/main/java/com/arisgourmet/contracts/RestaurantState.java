package com.arisgourmet.contracts;

import java.util.UUID;

/**
 * @param slug unique, lower case, in public addresses
 * @param currency ISO 4217 code; fixed at registration
 * @param timeZone IANA zone id
 * @param locale BCP 47 tag of the restaurant's own language
 */
public record RestaurantState(
        UUID id, String name, String slug, String currency, String timeZone, String locale, long version) {}
