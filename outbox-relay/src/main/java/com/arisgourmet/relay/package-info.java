/**
 * The relay: takes committed events out of the services' outboxes and adds them to the restaurants' streams in Redis.
 *
 * <h2>What always holds</h2>
 *
 * <ol>
 *   <li><b>Nothing committed is lost.</b> A row is found because its state says that it is unpublished, never because its id
 *       is larger than the last one's: ids become visible in the order of commits, not of numbers. A row is marked published
 *       only after Redis acknowledged its entry, under the id that Redis gave. ({@link com.arisgourmet.relay.OutboxTable},
 *       {@link com.arisgourmet.relay.Publication})
 *   <li><b>First occurrences are in order, per aggregate.</b> Services commit version n before they write n+1, so whoever
 *       sees n+1 sees n. Rows are read by id, put in order of (version, ordinal) within their aggregate, and a batch is added
 *       whole or not at all, so no later version passes an earlier one that failed. A shard's batches follow each other.
 *       ({@link com.arisgourmet.relay.Batch}, {@link com.arisgourmet.relay.EventStream})
 *   <li><b>At least once.</b> A crash, or an answer that got lost, between Redis and the mark publishes the batch again, byte
 *       for byte and with the same event ids. Nothing else repeats an event but a loss in Redis.
 *   <li><b>One writer a shard.</b> A lease has a token that is raised whenever its owner changes. Redis keeps the highest
 *       token it has seen ({@code fence:{nn}}) and adds nothing for a lower one; the database changes no row for a token that
 *       is not the lease's. An instance that sleeps past its lease and wakes can therefore do no harm, and need not know that
 *       it slept.
 *   <li><b>A loss in Redis is noticed.</b> The lease keeps the highest token and entry id that Redis acknowledged. A stream or
 *       fence behind them makes Redis refuse the batch; the rows whose entries are gone become pending again, in their old
 *       order, and the shard begins a new epoch, by which readers know that their cursors mean nothing any more. What was
 *       published longer ago than the window is beyond repair: its rows are deleted.
 *   <li><b>A row that can't be published parks its aggregate alone</b>: it is kept with the reason, and later events of its
 *       aggregate wait for it. Everything else goes on.
 * </ol>
 *
 * <h2>Who does what at the same time</h2>
 *
 * <p>Nothing blocks; there is no thread per shard. Each held shard has a {@link com.arisgourmet.relay.ShardWorker} that is in
 * the queue of {@link com.arisgourmet.relay.Shards} at most once and runs at most once at a time; a few run side by side. A
 * run reads, publishes and marks one batch of each schema that was asked for, and asks again for those with more. Who asks:
 * nudges (a message {@code schema:shard} that services send after commit; a hint), a poll of each outbox five times a second
 * that jumps through an index, and, every five seconds, a verification that Redis still has what it acknowledged. Shared
 * state is the map of workers (concurrent), a worker's few flags (its monitor, never held while waiting) and its lease, which
 * only its own run changes.
 *
 * <h2>Life of an instance</h2>
 *
 * <p>A heartbeat a second keeps its row in {@code instances} alive (three seconds, by the database's clock). With each, it
 * compares what it holds with its {@link com.arisgourmet.relay.FairShare}, gives back what is too much or takes what is free:
 * shards without an owner, or whose owner's row ran out. So a killed instance's shards are elsewhere within four seconds and
 * a bit. The first run of a new worker stores its token in Redis. At a stop the runs under way end, the leases are freed, and
 * the others are told.
 *
 * <h2>Trouble</h2>
 *
 * <p>Whatever fails (either server down, loading, read-only, out of memory) fails a run or a {@link
 * com.arisgourmet.relay.Loop}, which is tried again after a pause with full jitter of two seconds at most; a failed run reads
 * its lease anew first, because nobody knows which statement took effect. {@link com.arisgourmet.relay.Trouble} makes
 * readiness say so.
 *
 * <p>Nothing in this package may be depended on from outside; it depends on {@code platform/contracts} and
 * {@code platform/service-defaults} alone.
 */
package com.arisgourmet.relay;
