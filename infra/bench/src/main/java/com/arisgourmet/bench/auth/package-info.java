/**
 * How fast people sign in, and tokens are refreshed and checked.
 *
 * <h2>What is measured, and how it is kept fair</h2>
 *
 * <ul>
 *   <li>The auth-service that {@code ./aris up} started, over HTTP, without the gateway. Each request says another address, so
 *       that nothing is throttled, and the accounts are those of restaurants registered for it, which stay.
 *   <li>A log-in is nearly all Argon2. So each round first counts how many hashes the machine makes with nothing around
 *       them: in a JVM with the service's flags, on as many threads as the service has for it.
 *   <li>While people sign in, a request with a token is sent fifty times a second, whether or not the one before was answered,
 *       and its time counted from when it was due. Before, the same without anybody signing in.
 *   <li>Checking tokens is measured in this process, with the class that every service checks them with: tokens seen for
 *       the first time, whose signature is verified, and tokens seen less than a minute ago. A core's second is one of CPU
 *       time of the whole process.
 * </ul>
 */
@NullMarked
package com.arisgourmet.bench.auth;

import org.jspecify.annotations.NullMarked;
