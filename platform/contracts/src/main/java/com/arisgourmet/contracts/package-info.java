/**
 * The events of ArisGourmet as every consumer reads them.
 *
 * <p>An event is a {@link com.arisgourmet.contracts.CloudEvent} whose {@code data} is the <em>full state of its
 * aggregate after the change</em>, so a consumer may upsert by {@code aggregateversion}, skip what it has, and be
 * rebuilt from a republication. {@link com.arisgourmet.contracts.EventType} lists every type with its literal wire
 * name; a breaking change mints a new literal. {@link com.arisgourmet.contracts.EventStreams} says in which stream a
 * restaurant's events stand.
 *
 * <p>This package depends on annotations alone and holds no rule of the business.
 */
package com.arisgourmet.contracts;
