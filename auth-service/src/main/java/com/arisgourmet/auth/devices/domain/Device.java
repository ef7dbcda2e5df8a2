package com.arisgourmet.auth.devices.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device of a restaurant that several people use.
 *
 * @param pairedAt null as long as nobody used its pairing code
 * @param expiresAt when its pairing code, or once it is paired its credential, is good for nothing any more
 */
public record Device(
        UUID id, UUID restaurantId, String name, @Nullable Instant pairedAt, Instant expiresAt) {}
