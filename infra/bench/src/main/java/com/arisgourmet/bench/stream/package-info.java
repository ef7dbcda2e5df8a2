/**
 * The gateway's socket hub beside Socket.IO and beside the least that a broadcast must do. Each is a process of its own that
 * reads events from Redis; the clients of all three are the same Netty channels in this JVM, which share the machine with
 * what is measured.
 *
 * <h2>What always holds</h2>
 *
 * <ul>
 *   <li>Everybody gets the same event, an order as the platform publishes it, with its number and the time of its publication in
 *       a note. Latency is from there to the frame's arrival at the client: {@link java.lang.System#nanoTime} is one clock.
 *   <li>Each client counts on: a number it skips was lost, one that comes again was doubled, unless it was told that it
 *       starts anew.
 *   <li>CPU is the serving process's own, not Redis's nor the clients'.
 * </ul>
 *
 * What is not equal is said here: our clients have a ticket and a subscription with a snapshot each, Socket.IO's a session that
 * it can recover, the bare broadcast's nothing.
 */
@NullMarked
package com.arisgourmet.bench.stream;

import org.jspecify.annotations.NullMarked;
