package com.arisgourmet.gateway.stream;

/** Takes the events of one restaurant, in order, each once. Called under the feed's lock: it must not wait. */
interface FeedListener {
    void pass(StreamEvent event);

    /**
     * The stream lost entries or began a new epoch: continuity can't be promised.
     *
     * @return whether this listener leaves the feed
     */
    boolean broken();

    /** Set before the listener leaves its feed; from then on it can't join. */
    boolean isEnded();
}
