package com.arisgourmet.auth.mail.domain;

import com.arisgourmet.auth.onetime.domain.Purpose;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * A token whose mail is to be sent.
 *
 * @param locale the restaurant's
 * @param zone the restaurant's
 */
public record Owed(
        UUID tokenId,
        Purpose purpose,
        Instant expiresAt,
        String email,
        String name,
        String restaurant,
        String slug,
        Locale locale,
        ZoneId zone) {}
