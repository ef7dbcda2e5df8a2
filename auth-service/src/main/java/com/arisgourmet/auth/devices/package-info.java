/**
 * Devices that several waiters share. Whoever manages staff adds one and gets a pairing code, good once and for ten minutes;
 * the device exchanges it for a credential. With that, and a member's PIN, it gets access tokens and nothing else: no refresh
 * token, so after ten minutes, or when somebody else takes over, a PIN is typed again.
 *
 * <p><b>A PIN is guessable</b>, so it is worth something on a paired device alone, it never manages staff or the restaurant
 * ({@link com.arisgourmet.auth.devices.domain.PinRules}), and every try is counted in the database <em>before</em> it is
 * checked, of the member and of the device: tries at once do not slip through, and no Redis needs to be there. Waits double
 * ({@link com.arisgourmet.auth.devices.domain.BackOff}); a PIN refused twenty times in a row is deleted.
 *
 * <p><b>Removing</b> a device ends its credential, and with a revocation every token it got, within a second: they say the
 * device's id as their {@code sid}.
 */
package com.arisgourmet.auth.devices;
