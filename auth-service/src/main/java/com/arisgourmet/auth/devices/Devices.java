package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table {@code devices}. A row goes with its device. */
@Component
class Devices {
    private static final String SELECT = "select id, restaurant_id, name, paired_at, expires_at from devices";

    private final DatabaseClient database;

    Devices(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(Device device, byte[] codeHash, Instant now) {
        return database.sql("""
                        insert into devices (id, restaurant_id, name, secret_hash, created_at, expires_at)
                        values (:id, :restaurant, :name, :hash, :now, :expires)""")
                .bind("id", Ids.bytes(device.id()))
                .bind("restaurant", Ids.bytes(device.restaurantId()))
                .bind("name", device.name())
                .bind("hash", codeHash)
                .bind("now", Columns.dateTime(now))
                .bind("expires", Columns.dateTime(device.expiresAt()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Page<Device>> page(UUID restaurantId, PageQuery query) {
        return database.sql(SELECT + " where restaurant_id=:restaurant and id > :after order by id limit :rows")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("after", Ids.bytes(query.startsAfter()))
                .bind("rows", query.rows())
                .map(Devices::device)
                .all()
                .collectList()
                .map(found -> query.page(found, Device::id));
    }

    /** Puts the credential in the place of the code, which is good once. Empty if the code is not, or not any more. */
    Mono<Device> pair(byte[] codeHash, byte[] credentialHash, Instant now, Instant expiresAt) {
        return database.sql("""
                        update devices set secret_hash=:credential, paired_at=:now, expires_at=:expires
                        where secret_hash=:code and paired_at is null and expires_at > :now""")
                .bind("credential", credentialHash)
                .bind("now", Columns.dateTime(now))
                .bind("expires", Columns.dateTime(expiresAt))
                .bind("code", codeHash)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(paired -> byCredential(credentialHash, now));
    }

    /** Empty if no paired device holds it. */
    Mono<Device> byCredential(byte[] credentialHash, Instant now) {
        return database.sql(SELECT + " where secret_hash=:credential and paired_at is not null and expires_at > :now")
                .bind("credential", credentialHash)
                .bind("now", Columns.dateTime(now))
                .map(Devices::device)
                .one();
    }

    /** @return whether a paired device's credential had that hash; it has the other one now */
    Mono<Boolean> rehash(byte[] former, byte[] credentialHash) {
        return database.sql(
                        "update devices set secret_hash=:credential where secret_hash=:former and paired_at is not null")
                .bind("credential", credentialHash)
                .bind("former", former)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Like the row's own, and nobody else changes it until the transaction ends. */
    Mono<Device> lock(UUID restaurantId, UUID id) {
        return database.sql(SELECT + " where restaurant_id=:restaurant and id=:id for update")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("id", Ids.bytes(id))
                .map(Devices::device)
                .one();
    }

    Mono<Void> delete(Device device) {
        return database.sql("delete from devices where restaurant_id=:restaurant and id=:id")
                .bind("restaurant", Ids.bytes(device.restaurantId()))
                .bind("id", Ids.bytes(device.id()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Device device(Readable row) {
        Columns columns = new Columns(row);
        return new Device(
                columns.uuid("id"),
                columns.uuid("restaurant_id"),
                columns.text("name"),
                columns.instantOrNull("paired_at"),
                columns.instant("expires_at"));
    }
}
