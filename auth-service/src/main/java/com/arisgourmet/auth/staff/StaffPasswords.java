package com.arisgourmet.auth.staff;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The passwords of active members, as PHC strings. Each change locks the member's row until the transaction ends. */
@Component
public class StaffPasswords {
    private static final String MEMBER = " where restaurant_id=:restaurant and id=:id and active=1 and ";

    private final DatabaseClient database;

    StaffPasswords(DatabaseClient database) {
        this.database = database;
    }

    /** @return nothing for somebody who has none yet, or is not active */
    public Mono<String> hashOf(UUID restaurantId, UUID staffId) {
        return member("select password_hash from staff" + MEMBER + "password_hash is not null", restaurantId, staffId)
                .map(row -> new Columns(row).text("password_hash"))
                .one();
    }

    /** @return false if it is not the one before any more */
    public Mono<Boolean> replace(UUID restaurantId, UUID staffId, String before, String hash) {
        return changed(
                member("update staff set password_hash=:hash" + MEMBER + "password_hash=:before", restaurantId, staffId)
                        .bind("before", before)
                        .bind("hash", hash));
    }

    /** @return false if there was none before */
    public Mono<Boolean> reset(UUID restaurantId, UUID staffId, String hash) {
        return changed(member(
                        "update staff set password_hash=:hash" + MEMBER + "password_hash is not null",
                        restaurantId,
                        staffId)
                .bind("hash", hash));
    }

    /** @return false if there was one before */
    Mono<Boolean> choose(UUID restaurantId, UUID staffId, String hash) {
        return changed(member(
                        "update staff set password_hash=:hash, version=version+1" + MEMBER + "password_hash is null",
                        restaurantId,
                        staffId)
                .bind("hash", hash));
    }

    private GenericExecuteSpec member(String sql, UUID restaurantId, UUID staffId) {
        return database.sql(sql).bind("restaurant", Ids.bytes(restaurantId)).bind("id", Ids.bytes(staffId));
    }

    private static Mono<Boolean> changed(GenericExecuteSpec update) {
        return update.fetch().rowsUpdated().map(rows -> rows == 1);
    }
}
