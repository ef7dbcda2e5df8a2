package com.arisgourmet.binder.redis;

/**
 * An application event: a stream was trimmed beyond what the group had read of it, so entries are lost to the group. Whatever it
 * builds from the destination must be rebuilt. Told once for each loss, to one of the group's instances.
 *
 * @param lastRead id up to which the group had read
 */
public record GroupEvicted(String destination, String group, String stream, String lastRead) {}
