/**
 * The socket hub: live events to screens, with snapshot and resume, over WebSocket or server-sent events.
 *
 * <h2>What always holds</h2>
 *
 * <ul>
 *   <li><b>No silent gap.</b> A client has every event of its channel from its snapshot or cursor on, or it is told: by
 *       {@code recovered:false} and a snapshot, by {@code resync}, by {@code coalesced}, or by a close code. Continuity is
 *       claimed only where it can be shown: the ring is complete after the cursor, or Redis still has an entry at or before
 * it,
 *       in the same epoch.
 *   <li><b>No event twice</b> on one gateway: {@link com.arisgourmet.gateway.stream.PassedVersions} drops what the relay
 *       repeats, a subscription drops what its snapshot has and what lies at or before its position. Several events of one
 *       version are each passed on.
 *   <li><b>In order</b> by entry id, within a channel. A cursor in a frame means: everything up to here was sent before.
 *   <li><b>Nobody listens in.</b> A feed holds one restaurant's events and is chosen by the token alone; the channel is
 *       authorised by permission at every subscription; a guest hears of the own session and the menu, nothing else. Snapshots
 *       are read with the client's own token, or with that of a colleague who has the same permissions.
 *   <li><b>Nobody slows another.</b> Sending never waits. What waits for a client is bounded by bytes: above the first mark
 * the
 *       latest state of each aggregate and channel waits, above the second the socket closes with 4408. A client that does not
 *       even take the farewell has its wire cut.
 *   <li><b>Each event once a gateway:</b> read once a shard, parsed once, made into a frame once a channel, its bytes shared
 * by
 *       all clients. One span {@code socket deliver} an event, in the trace of the change.
 * </ul>
 *
 * <h2>Who runs where</h2>
 *
 * {@link com.arisgourmet.gateway.stream.StreamTail}'s thread alone reads live entries and moves a
 * {@link com.arisgourmet.gateway.stream.ShardPosition}, always after the entry was handed to its feed. A
 * {@link com.arisgourmet.gateway.stream.RestaurantFeed} is guarded by its lock, held for as long as it takes to put a frame
 * into each client's queue, never across I/O. A {@link com.arisgourmet.gateway.stream.Subscription} belongs to the thread that
 * catches it up, then, from the moment it has joined, to the feed's lock. An
 * {@link com.arisgourmet.gateway.stream.Outbound} takes frames from any thread and lets them go on whichever thread notices
 * that the client can take more. Locks are taken in this order: connection, feed, queue.
 *
 * <h2>A subscription's life</h2>
 *
 * <ol>
 *   <li>The feed is opened if need be: the tail's thread notes the shard's last entry, reads a little of what came before into
 *       the ring, and goes on from there.
 *   <li>The position is noted. Then either the cursor is shown to reach, or the snapshot is read from the owning services.
 * What
 *       was committed before the position is in the snapshot; what comes after it will be passed.
 *   <li>{@link com.arisgourmet.gateway.stream.CatchUp} passes what came after the noted position, from the ring or from Redis,
 *       a batch at a time, and joins the feed in the same locked step that finds nothing left.
 *   <li>It ends with the client's {@code unsubscribe}, with the connection, or with the stream's continuity: a new epoch, or a
 *       stream that is shorter than what was read of it, breaks every feed of the shard, and each subscription gets
 *       {@code resync}. So does one that resumed from a snapshot, at the first event that this may have shown.
 * </ol>
 *
 * A connection ends with the transport, with its token (1008, announced a minute ahead by {@code expiring}, put off by
 * {@code refresh}), with its guest's table session or when the token is revoked (1008), when its client is too slow (4408),
 * or when the gateway drains
 * (4503, after {@code reconnect} with a delay of its own). A feed nobody listens to is kept five minutes for those who come
 * back, then forgotten.
 *
 * <h2>Kitchen screens</h2>
 *
 * What a kitchen screen says it has drawn is passed on to order-service, which keeps the timer, beside the frames and a few
 * at a time; a screen repeats what got lost. {@link com.arisgourmet.gateway.stream.Presence} tells the host which screens are
 * connected, over all gateways, which station each shows by its own word and how old the oldest event is that it has not
 * drawn; nothing depends on it.
 *
 * <h2>In a storm</h2>
 *
 * {@link com.arisgourmet.gateway.stream.Admission} takes clients on at a rate, at their request for a ticket, where a page can
 * hear when to come back. {@link com.arisgourmet.gateway.stream.Snapshots} asks a service a few things at a time; whoever is
 * too many to wait gets {@code error}, {@code reconnect} and 1013. Resumes pass by both.
 *
 * <h2>While something is away</h2>
 *
 * Redis: sockets stay open and quiet, the tail goes on from where it was; new subscriptions wait a few seconds, then the
 * socket closes with 1013, after a {@code reconnect} that says when to come back. An owning service: the snapshot is asked
 * for again for some ten seconds, then likewise. Resumes
 * need neither services nor database.
 *
 * <h2>Permitted imports</h2>
 *
 * Contracts, service-defaults, Spring, Reactor, Netty's channel, Lettuce (in {@code RedisStreams}, {@code StreamTail} and
 * {@code CatchUp} alone), Jackson. Nothing outside this package may import it.
 */
package com.arisgourmet.gateway.stream;
