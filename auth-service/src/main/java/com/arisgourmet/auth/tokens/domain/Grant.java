package com.arisgourmet.auth.tokens.domain;

import java.time.Instant;

/**
 * What a client holds after signing in or refreshing.
 *
 * @param refreshExpiresAt when the family ends
 */
public record Grant(Account account, RefreshToken refreshToken, Instant refreshExpiresAt) {}
