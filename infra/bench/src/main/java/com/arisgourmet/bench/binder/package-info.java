/**
 * The binder beside a bare Lettuce loop and beside Spring Integration's stream producer, on the same entries, one after the other.
 *
 * <h2>What is measured, and how it is kept fair</h2>
 *
 * <ul>
 *   <li>The entries are written once, to 64 streams, as the relay writes them: payloads of 200 bytes, ten to a key. Each
 *       reader reads all of them with a consumer group of its own, from the first one on, so every one finds the same backlog.
 *   <li>A round is one process of each {@link com.arisgourmet.bench.binder.Kind}, in an order that rotates from round to
 *       round; only one of them runs at a time. It drains the backlog twice: the first time warms it up and is called cold.
 *   <li>All read at most 64 entries of a stream at a time, do the same with each ({@link com.arisgourmet.bench.binder.Tally}), and
 *       acknowledge it afterwards. Rates are from the first entry handled to the last one, and a drain is over when
 *       nothing is pending any more.
 *   <li>With the inbox, an effect is one upsert in MySQL, in the transaction of its inbox row. What came of it is counted in the
 *       table itself. The steady phase adds entries at a fixed rate, due whether or not those before are through; a latency is
 *       from the id Redis gave the entry to the end of its transaction, by this machine's clock, in whole milliseconds.
 *   <li>CPU time is that of the reader's process from the start of its binding until nothing is pending; what Redis and MySQL
 *       needed besides is given with it.
 * </ul>
 */
package com.arisgourmet.bench.binder;
