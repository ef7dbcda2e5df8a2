/**
 * The keys that sign tokens, of the two services that do. A key pair is <em>published</em> before it <em>signs</em>, and
 * published on while it is <em>retiring</em>, until its last token has expired and it is <em>retired</em>: deleted. So no
 * verifier ever meets a good token of a key it could not know.
 *
 * <p><b>State</b> is a pure function of two instants of each row and the clock ({@link
 * com.arisgourmet.defaults.keys.domain.KeyRing}). There is no step between that a crash could leave undone. Publishing takes
 * a generation, which the table gives out once; so any number of instances make one key.
 *
 * <p><b>When</b> is {@link com.arisgourmet.defaults.keys.KeyProperties}, {@code aris.keys.*}. An operator publishes the next
 * key at any time, or replaces all of them at once if they may have leaked ({@link
 * com.arisgourmet.defaults.keys.KeysEndpoint}).
 *
 * <p><b>At rest</b> private halves are encrypted ({@link com.arisgourmet.defaults.keys.KeyEncryption}).
 */
package com.arisgourmet.defaults.keys;
