package com.arisgourmet.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.web.PageQuery;
import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** A log in which hardly anything is of note. */
class AuditFilterIT extends AuthServiceTestBase {
    private static final UUID CROWDED = UUID.randomUUID();
    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    private DatabaseClient database;

    @Test
    void whatDevicesDoByThemselvesIsListedOnlyForWhoeverAsks() {
        String answer = body(logIn(slug, OWNER, PASSWORD));
        String owner = text(answer, "$.access_token");
        String refreshed = body(post("/api/v1/auth/refresh", refreshToken(text(answer, "$.refresh_token"))));
        body(post("/api/v1/auth/logout", refreshToken(text(refreshed, "$.refresh_token"))));
        String again = ownerToken();

        assertThat(events(again, ""))
                .containsExactly("login.succeeded", "logout", "login.succeeded", "restaurant.registered");
        assertThat(events(again, "?routine=true")).contains("refresh.succeeded").hasSize(5);
        assertThat(events(again, "?event=refresh.succeeded")).containsExactly("refresh.succeeded");
    }

    @Test
    void entriesAreFoundByEventByActorAndByTime() {
        String owner = ownerToken();
        String luis = hire(owner, "luis@example.com", "waiter");
        logIn(slug, "luis@example.com", PASSWORD).expectStatus().isOk();
        List<Map<String, Object>> all = entries(owner, "");
        String joined = String.valueOf(all.get(1).get("at"));

        assertThat(events(owner, "?event=login.succeeded")).hasSize(2);
        assertThat(events(owner, "?actor=" + luis)).containsExactly("login.succeeded", "staff.joined");
        assertThat(events(owner, "?event=login.succeeded&actor=" + luis)).hasSize(1);
        assertThat(events(owner, "?from=" + joined)).containsExactly("login.succeeded", "staff.joined");
        assertThat(events(owner, "?to=" + joined))
                .containsExactly("staff.invited", "login.succeeded", "restaurant.registered");
        assertThat(events(owner, "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"))
                .isEmpty();
        assertThat(events(owner, "?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59.999999999Z"))
                .hasSize(5);
    }

    @Test
    void aFilteredListIsReadInPages() {
        String owner = ownerToken();
        ownerToken();
        List<Object> seen = new ArrayList<>();
        String cursor = "";
        while (!cursor.equals("null")) {
            String page = body(get("/api/v1/audit?limit=1&event=login.succeeded" + cursor, owner));
            seen.addAll(JsonPath.read(page, "$.items[*].id"));
            String next = text(page, "$.nextCursor");
            cursor = next.equals("null") ? next : "&cursor=" + next;
        }
        assertThat(seen).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void nobodyFindsAnotherRestaurantsEntriesByItsPeople() {
        String owner = ownerToken();
        String ana = text(body(get("/api/v1/auth/me", owner)), "$.subject");
        slug = "otra-" + UUID.randomUUID();
        register(slug).expectStatus().isCreated();

        assertThat(events(ownerToken(), "?actor=" + ana)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event=nothing",
                "event=",
                "actor=me",
                "from=yesterday",
                "from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z",
                "routine=perhaps"
            })
    void whatCannotBeAskedForIsSaidToBeSo(String query) {
        get("/api/v1/audit?" + query, ownerToken()).expectStatus().isBadRequest();
    }

    @Test
    void theTableKnowsWhatIsRoutineAsTheServiceDoes() {
        crowd();
        List<String> routine = database.sql("select distinct event from audit where restaurant_id = :r and routine")
                .bind("r", Ids.bytes(CROWDED))
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .all()
                .collectList()
                .block();
        assertThat(routine)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AuditEvent.values())
                        .filter(AuditEvent::isRoutine)
                        .map(AuditEvent::text)
                        .toList());
    }

    static Stream<AuditFilter> filters() {
        return Stream.of(
                AuditFilter.of(null, null, null, null, true),
                AuditFilter.of(null, null, null, null, false),
                AuditFilter.of("login.failed", null, null, null, false),
                AuditFilter.of("refresh.succeeded", null, null, null, false),
                AuditFilter.of(null, SOMEBODY, null, null, false),
                AuditFilter.of(null, SOMEBODY, null, null, true),
                AuditFilter.of("login.failed", SOMEBODY, null, null, false),
                AuditFilter.of(null, null, LONG_AGO, LONG_AGO.plusSeconds(3_600), false));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void whateverTheFilterAPageIsReadInOrderFromAKeyOfTheRestaurants(AuditFilter filter) {
        crowd();
        var statement = database.sql("""
                explain select id, at, event, actor, subject, detail, address, user_agent, request_id from audit
                where restaurant_id = :restaurant and id < :before%s order by id desc limit 101""".formatted(filter.conditions()));
        String plan = String.valueOf(filter.bind(statement)
                .bind("restaurant", Ids.bytes(CROWDED))
                .bind("before", Ids.bytes(PageQuery.of(null, null).endsBefore()))
                .fetch()
                .one()
                .block());
        assertThat(plan).doesNotContainIgnoringCase("filesort").doesNotContain("key=null");
    }

    /** Three thousand entries, of which one in fifty is of note; once for all tests. */
    private void crowd() {
        Long there = database.sql("select count(*) from audit where restaurant_id = :r")
                .bind("r", Ids.bytes(CROWDED))
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
        for (int i = 0; Objects.requireNonNull(there) == 0 && i < 30; i++) {
            database.sql(rows(i)).fetch().rowsUpdated().block();
        }
    }

    private static String rows(int batch) {
        List<String> rows = new ArrayList<>();
        AuditEvent[] all = AuditEvent.values();
        for (int i = 0; i < 100; i++) {
            AuditEvent event = i % 50 == 0
                    ? all[batch % all.length]
                    : i % 2 == 0 ? AuditEvent.REFRESHED : AuditEvent.REFRESH_REPEATED;
            String actor = i % 10 == 0 ? SOMEBODY.toString() : UUID.randomUUID().toString();
            rows.add("(unhex('%s'), unhex('%s'), utc_timestamp(6), '%s', unhex('%s'))"
                    .formatted(hex(Ids.next()), hex(CROWDED), event.text(), actor.replace("-", "")));
        }
        return "insert into audit (id, restaurant_id, at, event, actor) values " + String.join(", ", rows);
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    private List<String> events(String token, String query) {
        return entries(token, query).stream()
                .map(entry -> String.valueOf(entry.get("event")))
                .toList();
    }

    private List<Map<String, Object>> entries(String token, String query) {
        return JsonPath.read(
                body(get("/api/v1/audit" + query, token).expectStatus().isOk()), "$.items");
    }

    private static String refreshToken(String token) {
        return "{\"refresh_token\": \"" + token + "\"}";
    }
}
