/**
 * Which access tokens that have not expired are no longer good: of somebody who signed out, whose refresh token was copied,
 * who was deactivated or whose role changed. What makes a token untrue writes a row in the same transaction; every service
 * hears of it within a second over {@code GET /internal/revocations} and keeps it until the token has expired anyway.
 *
 * <p>A service that can't reach this one goes on with what it knows: it needs no other server to check a token, Redis least of
 * all. What it misses meanwhile is good for ten minutes at most, and it gets everything still in force when it is back.
 */
package com.arisgourmet.auth.revocations;
