package com.arisgourmet.bench.binder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables effects are in: a row for each key, with the number of events that had an effect on it, and a row for each effect. */
record Effects(Sources sources) {

    void make() throws SQLException {
        sources.mysql().execute("""
                create table %s.effect (
                  aggregate_id binary(16) not null primary key,
                  version int not null,
                  events int not null
                ) engine=InnoDB""".formatted(sources.schema()));
        sources.mysql().execute("""
                create table %s.effect_log (
                  position bigint not null auto_increment primary key,
                  number int not null
                ) engine=InnoDB""".formatted(sources.schema()));
    }

    /** Numbers of the events in the order of their effects; within a key that is the order of their transactions. */
    List<Integer> logged() throws SQLException {
        try (var connection = sources.mysql().connect(sources.schema());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number from effect_log order by position")) {
            List<Integer> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }

    /** How many effects are logged by now. */
    long loggedCount() throws SQLException {
        try (var connection = sources.mysql().connect(sources.schema());
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from effect_log")) {
            row.next();
            return row.getLong(1);
        }
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
