package com.arisgourmet.auth.onetime.domain;

import java.util.UUID;

/** A token that can be used once, by one member of staff. */
public record OneTimeToken(UUID id, Purpose purpose, UUID restaurantId, UUID staffId) {}
