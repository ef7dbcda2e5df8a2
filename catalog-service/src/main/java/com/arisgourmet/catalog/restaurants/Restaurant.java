package com.arisgourmet.catalog.restaurants;

import java.util.UUID;

/**
 * What this service knows of a restaurant from its events.
 *
 * @param locale BCP 47 tag of its own language
 */
public record Restaurant(UUID id, String name, String slug, String currency, String locale) {}
