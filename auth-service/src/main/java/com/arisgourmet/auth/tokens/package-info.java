/**
 * Signing in and staying signed in.
 *
 * <p><b>Access tokens</b> are ES256 JWTs of ten minutes; nobody asks this service whether one is still good. It tells
 * the others which are not ({@link com.arisgourmet.auth.revocations}).
 *
 * <p><b>Refresh tokens</b> are derived ({@link com.arisgourmet.auth.tokens.RefreshTokens}), so none is kept here. Each
 * sign-in starts a <em>family</em> ({@code sid}), which has one token that may be used next. A refresh spends it by a
 * single conditional update and issues its successor. The token just spent gets the same successor for twenty seconds,
 * until that is used: two tabs ask at once, answers get lost. Presenting any older one means it was copied: the whole
 * family is revoked, whoever comes, and its access tokens with it. ({@code FamilyTest}, {@code RefreshingIT}, {@code
 * RevocationIT}) Role and permissions are read anew at every refresh, and a deactivated member is refused.
 *
 * <p><b>Life.</b> A family ends at an absolute time that rotation does not move: after 30 days if its token is kept in
 * the browser's HttpOnly cookie, after 14 hours (the longest shift) if the client was handed the token itself and may
 * lose it.
 *
 * <p><b>Refusals look alike.</b> An unknown restaurant, an unknown address, a wrong password and a deactivated member
 * get the same answer after the same time; so do unknown, spent, expired and revoked refresh tokens.
 *
 * <p>Other features may use {@link com.arisgourmet.auth.tokens.EndSessions} to sign somebody out.
 */
package com.arisgourmet.auth.tokens;
