package com.arisgourmet.defaults.keys.domain;

import java.time.Instant;

/**
 * What decides about the {@link KeyState} of a key pair; none of it ever changes.
 *
 * @param kid its id in tokens and in the published set (RFC 7515, section 4.1.4)
 * @param generation counts a service's keys from 1; no two have the same
 * @param signsFrom when it takes over from the generations before it
 */
public record KeyTimes(String kid, int generation, Instant publishedAt, Instant signsFrom) {}
