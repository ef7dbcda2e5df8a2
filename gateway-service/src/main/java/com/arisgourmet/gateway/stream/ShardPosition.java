package com.arisgourmet.gateway.stream;

/**
 * How far one shard has been read. Written by {@link StreamTail}'s thread alone, after the events up to there were handed
 * to the feeds; read by any.
 */
final class ShardPosition {
    private volatile Mark mark;

    /**
     * @param cursor everything up to there was handed to the feeds
     * @param generation counts how often continuity broke; what was noted in another generation can't be continued from
     */
    record Mark(Cursor cursor, int generation) {
        boolean isOfSameGeneration(Mark other) {
            return generation == other.generation;
        }
    }

    ShardPosition(Cursor cursor) {
        this.mark = new Mark(cursor, 0);
    }

    Mark mark() {
        return mark;
    }

    Cursor cursor() {
        return mark.cursor();
    }

    void moveTo(EntryId entry) {
        mark = new Mark(new Cursor(cursor().epoch(), cursor().shard(), entry), mark.generation());
    }

    /** From here on cursors are of that epoch; continuity holds. */
    void adopt(long epoch) {
        mark = new Mark(new Cursor(epoch, cursor().shard(), cursor().entry()), mark.generation());
    }

    void restart(long epoch, EntryId entry) {
        mark = new Mark(new Cursor(epoch, cursor().shard(), entry), mark.generation() + 1);
    }
}
