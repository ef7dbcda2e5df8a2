/**
 * A Spring Cloud Stream binder over Redis Streams.
 *
 * <p><b>What always holds.</b> An entry is acknowledged only after its handler has returned or its dead letter has been written.
 * Every entry of a durable group is handled at least once, however consumers, connections and servers fail, as long as the
 * server keeps the entry. In ordered mode the first occurrences of a key's entries are handled in the order of their stream, and
 * never two at once by instances whose clocks run at the same rate; what a handler writes elsewhere can be fenced by
 * {@link com.arisgourmet.binder.redis.RedisHeaders#LEASE_TOKEN}. Queued and running entries of an instance are bounded.
 *
 * <p><b>How.</b> {@code Leases} decides which streams this instance holds; each tenure is a {@code Lease}. {@code OrderedConsumer}
 * reads the held streams and {@code CompetingConsumer} all of them; both hand what they read to a {@code Consumption}, which
 * enters it into {@code Lanes}, one virtual thread for each key that has work. {@code Delivery} takes an entry to its end. {@code ConsumerGroup} is all they say to Redis
 * about a group; what must not happen without the lease happens in one {@code Script} with its check. Whatever a script touches is
 * in the slot of its stream ({@code StreamKeys}).
 *
 * <p><b>Threads.</b> Each consumer has two loops ({@code BackgroundLoop}), reading and balancing (or claiming), and its lanes, all
 * virtual. Nothing runs on a Lettuce event loop.
 *
 * <p><b>May depend on</b> Spring Cloud Stream, Spring Boot's Redis connection details, Lettuce and Micrometer; on nothing else of
 * this repository.
 */
@org.jspecify.annotations.NullMarked
package com.arisgourmet.binder.redis;
