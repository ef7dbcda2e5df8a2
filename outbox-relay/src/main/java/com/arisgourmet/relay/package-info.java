/**
 * The relay: takes committed events out of the services' outboxes and adds them to the restaurants' streams in Redis.
 *
 * <h2>What always holds</h2>
 *
 * <p>Each promise names the tests that would fail without it. {@code RandomFaultsIT} checks the first three against whatever
 * a seed makes happen, with the judge of histories in {@code platform/test-support}; {@code BrokenRelaysIT} shows that this
 * judge finds a relay that marks before it publishes, one that reads on from the last id, and one without a fence.
 *
 * <ol>
 *   <li><b>Nothing committed is lost.</b> A row is found because its state says that it is unpublished, never because its id
 *       is larger than the last one's: ids become visible in the order of commits, not of numbers. A row is marked published
 *       only after Redis acknowledged its entry, under the id that Redis gave. ({@link com.arisgourmet.relay.OutboxTable},
 *       {@link com.arisgourmet.relay.Publication}; {@code
 *       RelayIT.anEventOfALongTransactionIsNotLostAlthoughLaterIdsWentBefore})
 *   <li><b>First occurrences are in order, per aggregate.</b> Services commit version n before they write n+1, so whoever
 *       sees n+1 sees n. Rows are read by id, put in order of (version, ordinal) within their aggregate, and a batch is added
 *       whole or not at all, so no later version passes an earlier one that failed. A shard's batches follow each other.
 *       ({@link com.arisgourmet.relay.Batch}, {@link com.arisgourmet.relay.EventStream}; {@code BatchTest}, {@code
 *       OutOfMemoryIT})
 *   <li><b>At least once, and hardly ever twice.</b> What a crash, a refused mark or a lost answer left in the stream without
 *       a mark is found before its rows are read again, since it follows the last entry that the lease's row tells of: marks
 *       of a shard follow each other, and none passes one that was refused. It is marked instead of added again. An event is in a stream twice only where Redis lost a fence but not all of the entries, or
 *       trimmed an unmarked one; a relay counts what it knows of that. ({@link com.arisgourmet.relay.Settlement}, {@link
 *       com.arisgourmet.relay.Reconciliation}, {@link com.arisgourmet.relay.Marks}; {@code MarksTest}, {@code
 *       TakeoverIT.whatACrashLeftPublishedAndUnmarkedIsMarkedAndNotPublishedTwice}, {@code
 *       TroubleIT.aMarkThatIsRefusedForAWhilePublishesNothingTwice})
 *   <li><b>One writer a shard.</b> A lease has a token that is raised whenever its owner changes. Redis keeps the highest
 *       token it has seen ({@code fence:{nn}}) and adds nothing for a lower one; the database neither shows an unpublished
 *       row nor changes any for a token that is not the lease's. An instance that sleeps past its lease and wakes can
 *       therefore do no harm, and need not know that it slept. ({@code
 *       TakeoverIT.aRelayThatWakesUpPastItsLeasePublishesAndMarksNothing}, {@code EventStreamIT.anOlderTokenAddsNothing})
 *   <li><b>A loss in Redis is noticed.</b> The lease keeps the highest token and entry id that Redis acknowledged, its row those of the
 *       rows that are marked. A stream or
 *       fence behind them makes Redis refuse the batch; the rows whose entries are gone become pending again, in their old
 *       order, and the shard begins a new epoch, by which readers know that their cursors mean nothing any more. A busy shard
 *       notices with its next batch, an idle one within ten seconds. What was published longer ago than the window is beyond
 *       repair: its rows are deleted. ({@code RelayIT.whatRedisLostIsPutBackInOrderAndANewEpochBegins}, {@code
 *       RelayIT.whatIsLostWhileEventsFlowComesBackBeforeThem}, {@code
 *       TroubleIT.aLossIsNoticedThoughTheShardHasRowsThatAParkedOneHoldsBack})
 *   <li><b>A row that can't be published parks its aggregate alone</b>: it is kept with the reason, and later events of its
 *       aggregate wait for it. Everything else goes on; so it does when Redis refuses one
 *       stream. ({@code TroubleIT.aStreamThatCantBeWrittenHoldsUpItsShardAlone}, {@code
 * RelayIT.anEventThatIsNotJsonParksItsAggregateAlone}, {@code
 *       RelayIT.anEventThatIsTooLargeIsParked})
 *   <li><b>Nothing grows without end.</b> A stream loses what is older than the window and read by every registered group;
 *       past its cap what is oldest, and the groups that lose something by that are named. Published rows older than the
 *       window are deleted by primary key, a thousand at a time; pending, parked and discarded ones never. ({@link
 *       com.arisgourmet.relay.Housekeeping}; {@code EventStreamIT.trimming…}, {@code EventStreamIT.pastTheCap…}, {@code
 *       TroubleIT.aRoundOfHousekeeping…}, {@code RelayIT.publishedRowsOlderThanTheWindowAreDeletedAndNoOthers})
 * </ol>
 *
 * <h2>States of a row</h2>
 *
 * <p>{@link com.arisgourmet.relay.RowState}: pending → published; pending → parked → pending (released) or discarded.
 * Published
 * → pending only where Redis lost the entry. A discarded row is kept for good, with why it was parked and why it was given
 * up. The last two steps are operators': {@code GET /actuator/parked} and {@code /lagging}, {@code POST /actuator/release},
 * {@code /discard} and {@code /replay} on the management port, or {@code ./aris outbox}. A replay never touches a live
 * stream: it goes to {@code replay:{nn}:<group>}, a {@link com.arisgourmet.relay.SideStream}. ({@code OperationsIT})
 *
 * <h2>Who does what at the same time</h2>
 *
 * <p>Nothing blocks; there is no thread per shard. Each held shard has a {@link com.arisgourmet.relay.ShardWorker} that waits
 * in the {@link com.arisgourmet.relay.RunQueue} at most once and is in one run at most. A run takes all that wait, reads what
 * they have in an outbox with one statement, and adds each shard's batch to its stream with a call of its own; two runs go on
 * side by side. What is committed meanwhile is in the next run, so runs grow with the load and cost about the same. Behind
 * them {@link com.arisgourmet.relay.Marks} writes the marks, one transaction at a time, and {@link
 * com.arisgourmet.relay.Unmarked} keeps what is on its way from being read again. A shard that must find out how it stands
 * first, or has more than fits, waits for its marks, has runs of its own and holds up nobody. Who asks: nudges (a message {@code schema:shard} that services send after commit; a hint), a poll five
 * times a second that jumps through the indexes of all outboxes in one statement, and, every ten seconds, a verification
 * that Redis still has what it acknowledged. Shared state is the map of workers (concurrent), the queue and a worker's few
 * flags (their monitors, never held while waiting) and its lease, which only its own run changes.
 *
 * <h2>Life of an instance</h2>
 *
 * <p>A heartbeat a second keeps its row in {@code instances} alive (three seconds, by the database's clock). With each, it
 * compares what it holds with its {@link com.arisgourmet.relay.FairShare}, gives back what is too much or takes what is free:
 * shards without an owner, or whose owner's row ran out. So a killed instance's shards are elsewhere within four seconds and
 * a bit. ({@code TakeoverIT.theShardsOfAKilledRelayAreTakenOverWithinFiveSeconds} and {@code …Survivors…}) The first run of a
 * new worker stores its token in Redis and marks what its predecessor left unmarked. At a stop the runs and marks under way
 * end, the leases are freed, and the others are told. No lock outlives the message to the server that took it, so an instance
 * that freezes holds up nobody. ({@link com.arisgourmet.relay.MarkTransaction})
 *
 * <h2>Trouble</h2>
 *
 * <p>Whatever fails (either server down, loading, read-only, out of memory) fails a run, the marks or a {@link
 * com.arisgourmet.relay.Loop}, which is tried again after a pause with full jitter of two seconds at most; a failed run reads
 * its lease anew first and finds out how its stream stands, because nobody knows which statement took effect. {@link
 * com.arisgourmet.relay.Trouble} makes readiness say so. ({@code TroubleIT}, {@code OperationsIT.readinessKnowsTheRelay})
 *
 * <p>Nothing in this package may be depended on from outside; it depends on {@code platform/contracts} and
 * {@code platform/service-defaults} alone.
 */
package com.arisgourmet.relay;
