/**
 * Signing in and staying signed in.
 *
 * <p><b>Access tokens</b> are ES256 JWTs of ten minutes; nobody asks this service whether one is still good.
 *
 * <p><b>Refresh tokens</b> are 256 random bits, kept here only as SHA-256. Each sign-in starts a <em>family</em> ({@code sid}).
 * A refresh spends the family's one unspent token and issues the next; the spending is a single conditional update, so of two
 * concurrent refreshes one wins. Presenting a spent token means it was copied: the whole family is revoked, whoever comes.
 * Role and permissions are read anew at every refresh, and a deactivated member is refused.
 *
 * <p><b>Life.</b> A family ends at an absolute time that rotation does not move: after 30 days if its token is kept in the
 * browser's HttpOnly cookie, after 14 hours (the longest shift) if the client was handed the token itself and may lose it.
 *
 * <p><b>Refusals look alike.</b> An unknown restaurant, an unknown address, a wrong password and a deactivated member get the
 * same answer after the same time; so do unknown, spent, expired and revoked refresh tokens.
 *
 * <p>Other features may use {@link com.arisgourmet.auth.tokens.TokenFamilies} to sign somebody out.
 */
package com.arisgourmet.auth.tokens;
