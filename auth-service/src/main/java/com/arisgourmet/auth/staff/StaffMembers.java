package com.arisgourmet.auth.staff;

import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The staff of each restaurant. */
@Component
public class StaffMembers {
    private static final String SELECT =
            "select id, restaurant_id, name, email, role, active, password_hash is null invited, version from staff";
    private static final String ONE = SELECT + " where restaurant_id=:restaurant and id=:id";

    private final DatabaseClient database;

    StaffMembers(DatabaseClient database) {
        this.database = database;
    }

    public Mono<StaffMember> find(UUID restaurantId, UUID id) {
        return one(ONE, restaurantId, id);
    }

    /** Like {@link #find}, and nobody else changes the row until the transaction ends. */
    Mono<StaffMember> lock(UUID restaurantId, UUID id) {
        return one(ONE + " for update", restaurantId, id);
    }

    /** Like {@link #lock}, of somebody of that address who has not accepted an invitation yet. */
    Mono<StaffMember> lockInvited(UUID restaurantId, String email) {
        return database.sql(SELECT
                        + " where restaurant_id=:restaurant and email=:email and password_hash is null for update")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("email", email)
                .map(StaffMembers::member)
                .one();
    }

    Mono<Page<StaffMember>> page(UUID restaurantId, PageQuery query) {
        return database.sql(SELECT + " where restaurant_id=:restaurant and id > :after order by id limit :rows")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("after", Ids.bytes(query.startsAfter()))
                .bind("rows", query.rows())
                .map(StaffMembers::member)
                .all()
                .collectList()
                .map(found -> query.page(found, StaffMember::id));
    }

    /**
     * Errors with DuplicateKeyException if somebody of the restaurant has that address.
     *
     * @param passwordHash null for somebody invited
     */
    public Mono<Void> insert(StaffMember member, @Nullable String passwordHash) {
        GenericExecuteSpec statement = database.sql("""
                        insert into staff
                          (id, restaurant_id, name, email, password_hash, role, active, version, created_at)
                        values (:id, :restaurant, :name, :email, :hash, :role, :active, :version, utc_timestamp(6))""")
                .bind("id", Ids.bytes(member.id()))
                .bind("restaurant", Ids.bytes(member.restaurantId()))
                .bind("name", member.name())
                .bind("email", member.email())
                .bind("role", member.role())
                .bind("active", member.active() ? 1 : 0)
                .bind("version", member.version());
        return (passwordHash == null ? statement.bindNull("hash", String.class) : statement.bind("hash", passwordHash))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Writes what may change; the row is locked by the caller's transaction. */
    Mono<StaffMember> update(StaffMember member) {
        return database.sql("""
                        update staff set name=:name, role=:role, active=:active, version=:version
                        where restaurant_id=:restaurant and id=:id""")
                .bind("name", member.name())
                .bind("role", member.role())
                .bind("active", member.active() ? 1 : 0)
                .bind("version", member.version())
                .bind("restaurant", Ids.bytes(member.restaurantId()))
                .bind("id", Ids.bytes(member.id()))
                .fetch()
                .rowsUpdated()
                .thenReturn(member);
    }

    private Mono<StaffMember> one(String sql, UUID restaurantId, UUID id) {
        return database.sql(sql)
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("id", Ids.bytes(id))
                .map(StaffMembers::member)
                .one();
    }

    private static StaffMember member(Readable row) {
        Columns columns = new Columns(row);
        return new StaffMember(
                columns.uuid("id"),
                columns.uuid("restaurant_id"),
                columns.text("name"),
                columns.text("email"),
                columns.text("role"),
                columns.flag("active"),
                columns.flag("invited"),
                columns.number("version"));
    }
}
