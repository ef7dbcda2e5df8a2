/**
 * Faults on real processes. Two relays (their jar, each in a JVM of its own) move what a crowd of writers commits from a real
 * MySQL into a real Redis, while one of all these is killed, stopped, starved, cut off or frozen. A ledger keeps what was
 * committed; a {@link com.arisgourmet.testsupport.history.History} judges what arrived, in the streams and at a reader that
 * tails them. Nothing in the relay knows of these tests: a {@link com.arisgourmet.testsupport.proxy.FaultProxy} stops it at
 * the statement or call where it is to be hit.
 *
 * <p>The writers do all that services do, in every case: several rows, aggregates and shards in a transaction, races on one
 * aggregate, transactions that are rolled back. How much, and from which seed: {@link com.arisgourmet.faults.Scale}.
 */
package com.arisgourmet.faults;
