package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.roles.Roles;
import com.arisgourmet.auth.tokens.domain.Account;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what an access token says about somebody, as it is now. */
@Component
public class Accounts {
    private static final String SELECT = """
            select s.id, s.restaurant_id, s.role, s.password_hash, s.active, s.version, r.currency, o.permissions
            from staff s
            join restaurants r on r.id = s.restaurant_id
            join roles o on o.restaurant_id = s.restaurant_id and o.name = s.role
            """;

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Account> bySignIn(String slug, String email) {
        return database.sql(SELECT + "where r.slug=:slug and s.email=:email")
                .bind("slug", slug)
                .bind("email", email)
                .map(Accounts::account)
                .one();
    }

    public Mono<Account> byId(UUID restaurantId, UUID staffId) {
        return database.sql(SELECT + "where s.restaurant_id=:restaurant and s.id=:id")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("id", Ids.bytes(staffId))
                .map(Accounts::account)
                .one();
    }

    /**
     * Holds what the account's password was checked against until the transaction ends, so that nobody signs in while
     * it is being changed or the member deactivated.
     *
     * @return false if it was meanwhile
     */
    Mono<Boolean> hold(Account account) {
        return database.sql("""
                        select password_hash, active from staff where restaurant_id=:restaurant and id=:id
                        lock in share mode""")
                .bind("restaurant", Ids.bytes(account.restaurantId()))
                .bind("id", Ids.bytes(account.staffId()))
                .map(row -> {
                    Columns columns = new Columns(row);
                    return columns.flag("active")
                            && Objects.equals(account.passwordHash(), columns.textOrNull("password_hash"));
                })
                .one()
                .defaultIfEmpty(false);
    }

    private static Account account(Readable row) {
        Columns columns = new Columns(row);
        return new Account(
                columns.uuid("id"),
                columns.uuid("restaurant_id"),
                columns.text("role"),
                Roles.split(columns.text("permissions")),
                columns.text("currency"),
                columns.textOrNull("password_hash"),
                columns.flag("active"),
                columns.number("version"));
    }
}
