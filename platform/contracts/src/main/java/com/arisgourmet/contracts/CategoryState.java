package com.arisgourmet.contracts;

import java.util.Map;
import java.util.UUID;

/** @param translations by BCP 47 language, beside the restaurant's own */
public record CategoryState(
        UUID id, UUID restaurantId, String name, Map<String, Text> translations, int position, long version) {}
