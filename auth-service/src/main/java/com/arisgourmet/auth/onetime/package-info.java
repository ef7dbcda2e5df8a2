/**
 * Tokens that are mailed and can be used once: invitations and password resets. The database holds an id and when it
 * expires, the token is derived from it. Using one deletes its row in the transaction of what it allows, so of any
 * number of uses at once one succeeds. A token that was used, replaced, expired or never made gets the same answer.
 */
package com.arisgourmet.auth.onetime;
