package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.devices.domain.Attempts;
import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The PINs of active members, as PHC strings, and what was tried at members and at devices. */
@Component
class Pins {
    private static final int MOST_HOLDERS = 500;
    private static final String MEMBER = " where restaurant_id=:restaurant and id=:id and active=1";
    private static final String DEVICE = " where restaurant_id=:restaurant and id=:id";

    private final DatabaseClient database;

    Pins(DatabaseClient database) {
        this.database = database;
    }

    /** A member's PIN, and what was tried at it. */
    record StoredPin(String hash, Attempts attempts) {
        @Override
        public String toString() {
            return "StoredPin[" + attempts + "]";
        }
    }

    /** Somebody who has a PIN. */
    record Holder(UUID id, String name) {}

    Mono<List<Holder>> holders(UUID restaurantId) {
        return database.sql("""
                        select id, name from staff
                        where restaurant_id=:restaurant and active=1 and pin_hash is not null
                        order by id limit :most""")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("most", MOST_HOLDERS)
                .map(row -> new Holder(new Columns(row).uuid("id"), new Columns(row).text("name")))
                .all()
                .collectList();
    }

    /** Locks the row until the transaction ends; empty if there is no such member with a PIN. */
    Mono<StoredPin> lock(UUID restaurantId, UUID staffId) {
        return of(
                        "select pin_hash, pin_failures failures, pin_not_before not_before from staff" + MEMBER
                                + " and pin_hash is not null for update",
                        restaurantId,
                        staffId)
                .map(row -> new StoredPin(new Columns(row).text("pin_hash"), attempts(row)))
                .one();
    }

    /** Locks the row until the transaction ends; empty if the device was removed. */
    Mono<Attempts> lock(Device device) {
        return of(
                        "select failures, not_before from devices" + DEVICE + " for update",
                        device.restaurantId(),
                        device.id())
                .map(Pins::attempts)
                .one();
    }

    Mono<Void> update(UUID restaurantId, UUID staffId, Attempts attempts) {
        return count(
                "update staff set pin_failures=:failures, pin_not_before=:until" + MEMBER,
                restaurantId,
                staffId,
                attempts);
    }

    Mono<Void> update(Device device, Attempts attempts) {
        return count(
                "update devices set failures=:failures, not_before=:until" + DEVICE,
                device.restaurantId(),
                device.id(),
                attempts);
    }

    /** Forgets what was tried; false if the PIN is not that one any more. */
    Mono<Boolean> accept(UUID restaurantId, UUID staffId, String hash) {
        return of(
                        "update staff set pin_failures=0, pin_not_before=null" + MEMBER + " and pin_hash=:hash",
                        restaurantId,
                        staffId)
                .bind("hash", hash)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** @param hash null: none any more */
    Mono<Boolean> set(UUID restaurantId, UUID staffId, @Nullable String hash) {
        var update = of(
                "update staff set pin_hash=:hash, pin_failures=0, pin_not_before=null" + MEMBER, restaurantId, staffId);
        return (hash == null ? update.bindNull("hash", String.class) : update.bind("hash", hash))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** @return false if it is not the one before any more */
    Mono<Boolean> replace(UUID restaurantId, UUID staffId, String before, String hash) {
        return of("update staff set pin_hash=:hash" + MEMBER + " and pin_hash=:before", restaurantId, staffId)
                .bind("before", before)
                .bind("hash", hash)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<Void> count(String update, UUID restaurantId, UUID id, Attempts attempts) {
        Instant until = attempts.notBefore();
        var statement = of(update, restaurantId, id).bind("failures", attempts.failures());
        return (until == null
                        ? statement.bindNull("until", java.time.LocalDateTime.class)
                        : statement.bind("until", Columns.dateTime(until)))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private GenericExecuteSpec of(String sql, UUID restaurantId, UUID id) {
        return database.sql(sql).bind("restaurant", Ids.bytes(restaurantId)).bind("id", Ids.bytes(id));
    }

    private static Attempts attempts(Readable row) {
        Columns columns = new Columns(row);
        return new Attempts(columns.integer("failures"), columns.instantOrNull("not_before"));
    }
}
