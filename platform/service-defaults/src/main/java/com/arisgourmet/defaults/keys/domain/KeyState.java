package com.arisgourmet.defaults.keys.domain;

/** Where a key pair is on its way. */
public enum KeyState {
    /** Its public half is to be had, and nothing is signed with it yet: verifiers learn it before they need it. */
    PUBLISHED,
    /** New tokens are signed with it; of all a service's keys, one. */
    SIGNING,
    /** A later one signs; tokens of before are still checked with it. */
    RETIRING,
    /** Every token it signed has expired: it is no longer published, and about to be deleted. */
    RETIRED
}
