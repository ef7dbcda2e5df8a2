package com.arisgourmet.auth.onetime;

import com.arisgourmet.auth.onetime.domain.OneTimeToken;
import com.arisgourmet.auth.onetime.domain.Purpose;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.problem.ProblemException;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The table {@code one_time_tokens}. A member has at most one token a purpose. Each
 * is mailed once its transaction has committed ({@link com.arisgourmet.auth.mail}). Times are the database's.
 */
@Component
public class OneTimeTokens {
    private static final String INSERT =
            "insert into one_time_tokens (id, purpose, restaurant_id, staff_id, created_at, expires_at, mail_due_at) ";
    private static final String TIMES = "utc_timestamp(6), utc_timestamp(6) + interval :life second, utc_timestamp(6)";
    private static final String REPLACE = """

            on duplicate key update id=:id, created_at=utc_timestamp(6),
              expires_at=utc_timestamp(6) + interval :life second, mail_due_at=utc_timestamp(6), mail_attempts=0""";

    /** Assignments are made from left to right: each looks at when the token of before expires. */
    private static final String REPLACE_OLD =
            """

            on duplicate key update
              id=if(%1$s, one_time_tokens.id, :id),
              expires_at=if(%1$s, one_time_tokens.expires_at, utc_timestamp(6) + interval :life second),
              mail_due_at=utc_timestamp(6), mail_attempts=0""".formatted("one_time_tokens.expires_at > utc_timestamp(6) + interval :life / 2 second");

    private final DatabaseClient database;
    private final TokenCode codes;
    private final Sinks.Many<Boolean> issued = Sinks.many().multicast().directBestEffort();

    OneTimeTokens(DatabaseClient database, TokenCode codes) {
        this.database = database;
        this.codes = codes;
    }

    /** Replaces what the member held, within the caller's transaction. */
    public Mono<Void> issue(Purpose purpose, UUID restaurantId, UUID staffId) {
        return database.sql(INSERT + "values (:id, :purpose, :restaurant, :staff, " + TIMES + ")" + REPLACE)
                .bind("id", Ids.bytes(Ids.next()))
                .bind("purpose", purpose.text())
                .bind("life", purpose.life().toSeconds())
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("staff", Ids.bytes(staffId))
                .fetch()
                .rowsUpdated()
                .then(announceAfterCommit());
    }

    /**
     * Within the caller's transaction, for the member who signs in like that; only those who have a password and may
     * sign in. Anybody can ask for this: a token that is good for more than half its life yet is mailed again instead
     * of being replaced, so that a stranger who keeps asking leaves its owner a link that works.
     *
     * @return whether there is one
     */
    public Mono<Boolean> issueReset(String slug, String email) {
        return database.sql(INSERT + "select :id, :purpose, s.restaurant_id, s.id, " + TIMES
                        + " from restaurants r join staff s on s.restaurant_id = r.id and s.email = :email"
                        + " where r.slug = :slug and s.active = 1 and s.password_hash is not null" + REPLACE_OLD)
                .bind("id", Ids.bytes(Ids.next()))
                .bind("purpose", Purpose.PASSWORD_RESET.text())
                .bind("life", Purpose.PASSWORD_RESET.life().toSeconds())
                .bind("slug", slug)
                .bind("email", email)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0)
                .flatMap(found -> announceAfterCommit().thenReturn(found));
    }

    /**
     * @return nothing for a code that is none, not for this purpose, used, replaced or expired: nobody can tell which
     */
    public Mono<OneTimeToken> find(Purpose purpose, String code) {
        return Mono.justOrEmpty(codes.decode(purpose, code)).flatMap(id -> database.sql("""
                        select restaurant_id, staff_id from one_time_tokens
                        where id=:id and purpose=:purpose and expires_at > utc_timestamp(6)""")
                .bind("id", Ids.bytes(id))
                .bind("purpose", purpose.text())
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new OneTimeToken(id, purpose, columns.uuid("restaurant_id"), columns.uuid("staff_id"));
                })
                .one());
    }

    /** Uses the token up, within the caller's transaction; errors with {@link #refused()} if somebody was quicker. */
    public Mono<Void> spend(OneTimeToken token) {
        return database.sql("""
                        delete from one_time_tokens
                        where id=:id and restaurant_id=:restaurant and expires_at > utc_timestamp(6)""")
                .bind("id", Ids.bytes(token.id()))
                .bind("restaurant", Ids.bytes(token.restaurantId()))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(OneTimeTokens::refused))
                .then();
    }

    /** Makes whatever a member still holds worthless, within the caller's transaction. */
    public Mono<Void> voidAllOf(UUID restaurantId, UUID staffId) {
        return database.sql("delete from one_time_tokens where restaurant_id=:restaurant and staff_id=:staff")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("staff", Ids.bytes(staffId))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** @return a signal for tokens that were issued here; some may come for several, and none while nobody listens */
    public Flux<Boolean> issued() {
        return issued.asFlux();
    }

    /** The one answer to every code that is not good, whatever the reason. */
    public static ProblemException refused() {
        return ProblemException.unprocessable(
                "token", "invalid", "This link is not valid, was used already or has expired. Ask for a new one.");
    }

    private Mono<Void> announceAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> issued.tryEmitNext(true));
                    }
                }))
                .then();
    }
}
