/**
 * The outbox: the only way an event leaves a service.
 *
 * <p><b>What always holds.</b> A row is written in the transaction that changes the state, so an event exists if and only if
 * its change was committed. Its {@code event} column is the CloudEvent as consumers will read it; the relay forwards it
 * byte for byte. {@code UNIQUE(aggregate_type, aggregate_id, aggregate_version, ordinal)} carries the order: the version is
 * that of the aggregate's optimistic lock, {@code ordinal} numbers several events of one command. Because a command holds
 * its aggregate's row lock from reading the version until commit, version n is committed before n+1 is written.
 *
 * <p><b>Republication.</b> An owner may write {@code *.state.v1} events of what is already so. They keep the aggregate's
 * version and take the next free ordinal; consumers upsert by version, so a republication never moves anything backwards.
 *
 * <p><b>The nudge.</b> After commit the relay is told on a Redis channel which shard has something. It is a hint: a lost
 * nudge costs the relay's poll interval, never an event.
 *
 * <p>May be used from use cases inside {@link com.arisgourmet.defaults.persistence.Transactions} alone.
 */
package com.arisgourmet.defaults.outbox;
