/**
 * Telling the other services which tokens that have not expired are no longer good, by the two services that sign some. A row
 * is written in the transaction that makes the tokens untrue; each instance finds it within a quarter of a second,
 * whichever instance wrote it, and tells whoever listens to {@code GET /internal/revocations} ({@link
 * com.arisgourmet.defaults.security.RevocationFeed}).
 */
package com.arisgourmet.defaults.revocations;
