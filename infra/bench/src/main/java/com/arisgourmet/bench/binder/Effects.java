package com.arisgourmet.bench.binder;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The table the inbox's effects are in: a row for each key, with the number of events that had an effect on it. */
record Effects(Sources sources) {

    void make() throws SQLException {
        sources.mysql().execute("""
                create table %s.effect (
                  aggregate_id binary(16) not null primary key,
                  version int not null,
                  events int not null
                ) engine=InnoDB""".formatted(sources.schema()));
    }

    /** Effects of all events together. */
    long counted() throws SQLException {
        try (var connection = sources.mysql().connect(sources.schema());
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(sum(events), 0) from effect")) {
            row.next();
            return row.getLong(1);
        }
    }
}
