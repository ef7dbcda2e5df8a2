package com.arisgourmet.binder.redis;

/**
 * A key's pending entries, from one on, that are kept in Redis alone until their lane has time for them.
 *
 * @param from id of the first one; {@code (id} for those behind it, {@code -} for all
 * @param claimed they may have been handled before
 */
record Left(Lease lease, String key, String from, boolean claimed) {}
