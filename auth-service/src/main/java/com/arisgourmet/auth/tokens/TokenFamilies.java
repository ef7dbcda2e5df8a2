package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.tokens.domain.Family;
import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Families of refresh tokens. Expired ones of a member are removed when the member signs in again. */
@Component
class TokenFamilies {
    private final DatabaseClient database;

    TokenFamilies(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> open(Family family, Instant now) {
        return database.sql("""
                        insert into token_families (sid, restaurant_id, staff_id, created_at, expires_at)
                        values (:sid, :restaurant, :staff, :now, :expires)""")
                .bind("sid", Ids.bytes(family.sid()))
                .bind("restaurant", Ids.bytes(family.restaurantId()))
                .bind("staff", Ids.bytes(family.staffId()))
                .bind("now", Columns.dateTime(now))
                .bind("expires", Columns.dateTime(family.expiresAt()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** @return whether it was the family's next token, and the family alive; its successor is the next one now */
    Mono<Boolean> spend(RefreshToken token, Instant now) {
        return database.sql("""
                        update token_families set generation = generation + 1, rotated_at = :now
                        where sid = :sid and generation = :generation and revoked_at is null and expires_at > :now""")
                .bind("sid", Ids.bytes(token.sid()))
                .bind("generation", token.generation())
                .bind("now", Columns.dateTime(now))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Family> of(RefreshToken token) {
        return database.sql("""
                        select sid, restaurant_id, staff_id, expires_at, generation, rotated_at, revoked_at
                        from token_families where sid = :sid""")
                .bind("sid", Ids.bytes(token.sid()))
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Family(
                            columns.uuid("sid"),
                            columns.uuid("restaurant_id"),
                            columns.uuid("staff_id"),
                            columns.instant("expires_at"),
                            columns.integer("generation"),
                            columns.instantOrNull("rotated_at"),
                            columns.instantOrNull("revoked_at") != null);
                })
                .one();
    }

    /** @return whether it was not revoked before */
    Mono<Boolean> revoke(UUID sid) {
        return database.sql(
                        "update token_families set revoked_at=utc_timestamp(6) where sid=:sid and revoked_at is null")
                .bind("sid", Ids.bytes(sid))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** @return the member's families that can still be refreshed */
    Flux<UUID> living(UUID restaurantId, UUID staffId) {
        return database.sql("""
                        select sid from token_families where restaurant_id=:restaurant and staff_id=:staff
                          and revoked_at is null and expires_at > utc_timestamp(6)""")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("staff", Ids.bytes(staffId))
                .map(row -> new Columns(row).uuid("sid"))
                .all();
    }

    Mono<Void> removeExpired(UUID restaurantId, UUID staffId) {
        return database.sql("""
                        delete from token_families where restaurant_id=:restaurant and staff_id=:staff
                          and expires_at < utc_timestamp(6)""")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("staff", Ids.bytes(staffId))
                .fetch()
                .rowsUpdated()
                .then();
    }
}
