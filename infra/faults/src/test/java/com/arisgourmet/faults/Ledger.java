package com.arisgourmet.faults;

import com.arisgourmet.testsupport.history.Event;
import com.arisgourmet.testsupport.history.History;
import com.arisgourmet.testsupport.history.Seen;
import com.arisgourmet.testsupport.history.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What was committed since the tests began. The only one who commits, so that it can't miss an answer. */
final class Ledger {
    private final List<Event> committed = new ArrayList<>();
    private final List<Event> uncertain = new ArrayList<>();

    /** Commits a transaction that wrote these events. If that fails nobody knows whether it was done. */
    void commit(Connection transaction, List<Event> events) throws SQLException {
        try {
            transaction.commit();
        } catch (SQLException e) {
            synchronized (this) {
                uncertain.addAll(events);
            }
            throw e;
        }
        synchronized (this) {
            committed.addAll(events);
        }
    }

    synchronized int size() {
        return committed.size();
    }

    /** @return events from the {@code from}-th on, in the order of their commits */
    synchronized List<Event> since(int from) {
        return List.copyOf(committed.subList(from, committed.size()));
    }

    synchronized Verdict judge(List<Seen> seen) {
        return new History(List.copyOf(committed), List.copyOf(uncertain), seen).verdict();
    }
}
