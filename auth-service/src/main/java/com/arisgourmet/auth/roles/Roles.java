package com.arisgourmet.auth.roles;

import com.arisgourmet.auth.roles.domain.DefaultRoles;
import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The roles of each restaurant. */
@Component
public class Roles {
    private static final String ONE =
            "select name, permissions, version from roles where restaurant_id=:restaurant and name=:name";

    private final DatabaseClient database;

    Roles(DatabaseClient database) {
        this.database = database;
    }

    /** Gives a new restaurant the {@link DefaultRoles}. */
    public Mono<Void> createDefaults(UUID restaurantId) {
        return Flux.fromIterable(DefaultRoles.all())
                .concatMap(role -> insert(restaurantId, role))
                .then();
    }

    public Mono<Role> find(UUID restaurantId, String name) {
        return one(ONE, restaurantId, name);
    }

    /** Like {@link #find}, and nobody else changes the row until the transaction ends. */
    Mono<Role> lock(UUID restaurantId, String name) {
        return one(ONE + " for update", restaurantId, name);
    }

    Mono<Long> count(UUID restaurantId) {
        return database.sql("select count(*) from roles where restaurant_id=:restaurant")
                .bind("restaurant", Ids.bytes(restaurantId))
                .mapValue(Long.class)
                .one();
    }

    Mono<List<Role>> all(UUID restaurantId) {
        return database.sql(
                        "select name, permissions, version from roles where restaurant_id=:restaurant order by name")
                .bind("restaurant", Ids.bytes(restaurantId))
                .map(Roles::role)
                .all()
                .collectList();
    }

    /** @return the permissions as they are stored in one column */
    public static List<String> split(String permissions) {
        return permissions.isEmpty() ? List.of() : List.of(permissions.split(" ", -1));
    }

    /** Errors with DuplicateKeyException if the restaurant has a role of that name. */
    Mono<Long> insert(UUID restaurantId, Role role) {
        return database.sql("""
                        insert into roles (restaurant_id, name, permissions, version)
                        values (:restaurant, :name, :permissions, :version)""")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("name", role.name())
                .bind("permissions", String.join(" ", role.permissions()))
                .bind("version", role.version())
                .fetch()
                .rowsUpdated();
    }

    /** Writes the permissions; the row is locked by the caller's transaction. */
    Mono<Long> update(UUID restaurantId, Role role) {
        return database.sql("""
                        update roles set permissions=:permissions, version=:version
                        where restaurant_id=:restaurant and name=:name""")
                .bind("permissions", String.join(" ", role.permissions()))
                .bind("version", role.version())
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("name", role.name())
                .fetch()
                .rowsUpdated();
    }

    /** Errors with DataIntegrityViolationException if somebody has it. */
    Mono<Long> delete(UUID restaurantId, String name) {
        return database.sql("delete from roles where restaurant_id=:restaurant and name=:name")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("name", name)
                .fetch()
                .rowsUpdated();
    }

    /** Gives everybody who has the role their next version. */
    Mono<Long> renewHolders(UUID restaurantId, String name) {
        return database.sql("update staff set version=version + 1 where restaurant_id=:restaurant and role=:name")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("name", name)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Role> one(String sql, UUID restaurantId, String name) {
        return database.sql(sql)
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("name", name)
                .map(Roles::role)
                .one();
    }

    private static Role role(Readable row) {
        Columns columns = new Columns(row);
        return new Role(columns.text("name"), split(columns.text("permissions")), columns.number("version"));
    }
}
