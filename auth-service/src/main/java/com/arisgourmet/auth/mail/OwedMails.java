package com.arisgourmet.auth.mail;

import com.arisgourmet.auth.mail.domain.Owed;
import com.arisgourmet.auth.onetime.domain.Purpose;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import io.r2dbc.spi.Readable;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tokens whose mail is still to be sent, of all restaurants. Times are the database's. */
@Component
class OwedMails {
    private static final int AT_ONCE = 50;

    private final DatabaseClient database;

    OwedMails(DatabaseClient database) {
        this.database = database;
    }

    Flux<Owed> due() {
        return database.sql("""
                        select t.id, t.purpose, t.expires_at, s.email, s.name, r.name restaurant, r.slug, r.locale, r.time_zone
                        from one_time_tokens t
                        join staff s on s.restaurant_id = t.restaurant_id and s.id = t.staff_id
                        join restaurants r on r.id = t.restaurant_id
                        where t.mail_due_at <= utc_timestamp(6) and t.expires_at > utc_timestamp(6)
                        order by t.mail_due_at limit :rows""").bind("rows", AT_ONCE).map(OwedMails::owed).all();
    }

    /**
     * Takes a mail on for whoever asks first; unless it is {@link #sent} it is due again, later each time: after a
     * minute, two, four, up to four hours.
     */
    Mono<Boolean> claim(Owed owed) {
        return database.sql("""
                        update one_time_tokens set mail_attempts = mail_attempts + 1,
                          mail_due_at = utc_timestamp(6) + interval least(30 * pow(2, mail_attempts), 14400) second
                        where id=:id and mail_due_at <= utc_timestamp(6)""")
                .bind("id", Ids.bytes(owed.tokenId()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> sent(Owed owed) {
        return database.sql("update one_time_tokens set mail_due_at = null where id=:id")
                .bind("id", Ids.bytes(owed.tokenId()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Deletes some tokens that are good for nothing any more. */
    Mono<Void> forgetExpired() {
        return database.sql(
                        "delete from one_time_tokens where expires_at < utc_timestamp(6) order by expires_at limit 1000")
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Owed owed(Readable row) {
        Columns columns = new Columns(row);
        return new Owed(
                columns.uuid("id"),
                Purpose.of(columns.text("purpose")),
                columns.instant("expires_at"),
                columns.text("email"),
                columns.text("name"),
                columns.text("restaurant"),
                columns.text("slug"),
                Locale.forLanguageTag(columns.text("locale")),
                ZoneId.of(columns.text("time_zone")));
    }
}
