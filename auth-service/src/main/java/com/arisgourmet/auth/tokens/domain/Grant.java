package com.arisgourmet.auth.tokens.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What a client holds after signing in or refreshing.
 *
 * @param sid the family
 * @param refreshExpiresAt when the family ends
 */
public record Grant(Account account, UUID sid, RefreshToken refreshToken, Instant refreshExpiresAt) {}
