package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.bench.servers.PlatformTables;
import com.arisgourmet.bench.servers.RedisDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The schemas of a turn, made empty, and what its processes are told about the servers.
 *
 * @param name unlike that of any other benchmark on the same server
 */
record Stage(String name, MySql mysql, RedisDatabase redis) {

    static Stage set(String name, MySql mysql, RedisDatabase redis, Undo undo) throws SQLException {
        Stage stage = new Stage(name, mysql, redis);
        for (String schema : stage.schemas()) {
            undo.later(() -> mysql.execute("drop database if exists " + schema));
            mysql.execute("create database " + schema + " character set utf8mb4 collate utf8mb4_bin");
        }
        PlatformTables.make(mysql, stage.outboxSchema());
        return stage;
    }

    /** Of a service: with its outbox. */
    String outboxSchema() {
        return name + "_source";
    }

    /** The relay's own. */
    String relaySchema() {
        return name + "_relay";
    }

    String debeziumSchema() {
        return name + "_debezium";
    }

    private List<String> schemas() {
        return Stream.of(outboxSchema(), relaySchema(), debeziumSchema()).toList();
    }
}
