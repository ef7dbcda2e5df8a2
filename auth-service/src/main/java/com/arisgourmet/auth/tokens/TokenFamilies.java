package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Families of refresh tokens. Expired ones of a member are removed when the member signs in again. */
@Component
public class TokenFamilies {
    private final DatabaseClient database;

    TokenFamilies(DatabaseClient database) {
        this.database = database;
    }

    /** @param spent whether the token asked for was used before */
    record Family(UUID sid, UUID restaurantId, UUID staffId, Instant expiresAt, boolean spent) {}

    Mono<Void> open(Family family) {
        return database.sql("""
                        insert into token_families (sid, restaurant_id, staff_id, created_at, expires_at)
                        values (:sid, :restaurant, :staff, utc_timestamp(6), :expires)""")
                .bind("sid", Ids.bytes(family.sid()))
                .bind("restaurant", Ids.bytes(family.restaurantId()))
                .bind("staff", Ids.bytes(family.staffId()))
                .bind("expires", Columns.dateTime(family.expiresAt()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Void> add(UUID sid, RefreshToken token) {
        return database.sql(
                        "insert into refresh_tokens (token_hash, sid, issued_at) values (:hash, :sid, utc_timestamp(6))")
                .bind("hash", token.hash())
                .bind("sid", Ids.bytes(sid))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** @return whether the token was good; it is not any more */
    Mono<Boolean> spend(RefreshToken token) {
        return database.sql("""
                        update refresh_tokens t join token_families f on f.sid = t.sid
                        set t.used_at = utc_timestamp(6)
                        where t.token_hash = :hash and t.used_at is null
                          and f.revoked_at is null and f.expires_at > utc_timestamp(6)""")
                .bind("hash", token.hash())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Family> of(RefreshToken token) {
        return database.sql("""
                        select f.sid, f.restaurant_id, f.staff_id, f.expires_at, t.used_at
                        from refresh_tokens t join token_families f on f.sid = t.sid
                        where t.token_hash = :hash""")
                .bind("hash", token.hash())
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Family(
                            columns.uuid("sid"),
                            columns.uuid("restaurant_id"),
                            columns.uuid("staff_id"),
                            columns.instant("expires_at"),
                            columns.instantOrNull("used_at") != null);
                })
                .one();
    }

    Mono<Void> revoke(UUID sid) {
        return database.sql(
                        "update token_families set revoked_at=utc_timestamp(6) where sid=:sid and revoked_at is null")
                .bind("sid", Ids.bytes(sid))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Signs a member of staff out everywhere; access tokens end by themselves within ten minutes. */
    public Mono<Void> revokeAllOf(UUID restaurantId, UUID staffId) {
        return ofMember(
                "update token_families set revoked_at=utc_timestamp(6) where restaurant_id=:restaurant"
                        + " and staff_id=:staff and revoked_at is null",
                restaurantId,
                staffId);
    }

    Mono<Void> removeExpired(UUID restaurantId, UUID staffId) {
        return ofMember(
                "delete from token_families where restaurant_id=:restaurant and staff_id=:staff"
                        + " and expires_at < utc_timestamp(6)",
                restaurantId,
                staffId);
    }

    private Mono<Void> ofMember(String sql, UUID restaurantId, UUID staffId) {
        return database.sql(sql)
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("staff", Ids.bytes(staffId))
                .fetch()
                .rowsUpdated()
                .then();
    }
}
