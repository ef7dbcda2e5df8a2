package com.arisgourmet.faults;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.proxy.Trap;

/** Where in a publication a relay is stopped, without its knowing. */
enum Step {
    /** The batch is read and the call is made, but Redis has not got it. */
    BEFORE_THE_CALL,
    /** The batch is in the stream; the relay does not know. */
    AFTER_THE_CALL,
    /** The relay knows; its rows are as they were. */
    BEFORE_THE_MARK,
    /** The rows are marked; the relay does not know. */
    AFTER_THE_MARK;

    /** A field that every entry has, and no call without entries. */
    private static final String PUBLICATION = EventStreams.CONTENT_TYPE;

    private static final String MARK = "published_at = utc_timestamp";

    Trap trap(RelayProcess relay) {
        return switch (this) {
            case BEFORE_THE_CALL -> relay.redis().hold(PUBLICATION);
            case AFTER_THE_CALL -> relay.redis().holdAnswerTo(PUBLICATION);
            case BEFORE_THE_MARK -> relay.mysql().hold(MARK);
            case AFTER_THE_MARK -> relay.mysql().holdAnswerTo(MARK);
        };
    }
}
