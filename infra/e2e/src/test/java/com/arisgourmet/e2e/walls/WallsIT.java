package com.arisgourmet.e2e.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.Api.Answer;
import com.arisgourmet.e2e.SpanCollector;
import com.arisgourmet.e2e.described.Description;
import com.arisgourmet.e2e.described.Operation;
import com.arisgourmet.e2e.walls.Attempts.Attempt;
import com.arisgourmet.e2e.walls.Verdict.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, with every kind of token, on the things of one restaurant. */
class WallsIT {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static Premises ours;
    private static Attempts attempts;
    private static List<Visitor> visitors;
    private static Set<String> secrets;

    @BeforeAll
    static void build() throws Exception {
        ours = Premises.open();
        attempts = new Attempts(Description.running(), ours.restaurantId());
        visitors = new ArrayList<>(ours.people());
        visitors.addAll(Premises.open().strangersTo(ours));
        visitors.addAll(BadTokens.visitors(ours));
        secrets = everyIdOfOurs();
    }

    static Stream<Route> routes() {
        return Route.all().stream();
    }

    @Test
    void everyRouteThatTheRunningSystemDescribesIsClassified() {
        Set<String> described = Description.running().operations().stream()
                .map(Operation::toString)
                .filter(operation -> !operation.equals("GET /api/v1/stream"))
                .collect(Collectors.toSet());

        assertThat(routes().map(Route::toString)).containsExactlyInAnyOrderElementsOf(described);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everybodyGetsWhatIsTheirsAndNothingElse(Route route) {
        SoftAssertions all = new SoftAssertions();
        for (Visitor visitor : visitors) {
            Attempt attempt = attempts.of(route, ours.things());
            Asked asked = attempt.asked(visitor.notTheirs());
            if (asked == Asked.NOTHING_ABSENT && !route.changesNothing() && route.namesAThing()) {
                attempt = attempts.of(route, ours.things().absent());
                asked = Asked.ABSENT_IN_PATH;
            }
            Verdict verdict = Verdict.of(route, visitor, asked);
            Answer answer = attempts.send(attempt, visitor);
            String what =
                    "%s as %s: %s".formatted(attempt, visitor, answer.raw().body());
            all.assertThat(answer.status()).as(what).matches(verdict::isMetBy, verdict.toString());
            if (!route.access().anyone()) {
                all.assertThat(idsIn(answer))
                        .as(what)
                        .filteredOn(secretsOf(visitor)::contains)
                        .isEmpty();
            }
        }
        all.assertAll();
    }

    /** What is admitted is compared: whoever is refused for who they are is asked nothing further. */
    @Test
    void foreignIdsCannotBeToldFromIdsOfNothing() {
        List<Pair> pairs = routes().flatMap(route -> visitors.stream()
                        .filter(visitor -> isToldNothing(route, visitor))
                        .map(visitor -> pair(route, visitor)))
                .toList();

        await().atMost(Duration.ofMinutes(1)).until(() -> pairs.stream()
                .flatMap(pair -> Stream.of(pair.foreign(), pair.absent()))
                .allMatch(answer -> statements(answer).isPresent()));
        SoftAssertions all = new SoftAssertions();
        for (Pair pair : pairs) {
            all.assertThat(Outcome.of(pair.foreign())).as(pair.what()).isEqualTo(Outcome.of(pair.absent()));
            all.assertThat(statements(pair.foreign())).as(pair.what()).isEqualTo(statements(pair.absent()));
        }
        all.assertAll();
        System.out.printf("%d pairs of foreign and absent ids compared%n", pairs.size());
    }

    private static boolean isToldNothing(Route route, Visitor visitor) {
        Attempt attempt = attempts.of(route, ours.things());
        Verdict verdict = Verdict.of(route, visitor, attempt.asked(visitor.notTheirs()));
        return visitor.hasAGoodToken()
                && attempt.names(visitor.notTheirs())
                && verdict != Verdict.FORBIDDEN
                && verdict != Verdict.OPEN;
    }

    private record Pair(String what, Answer foreign, Answer absent) {}

    private static Pair pair(Route route, Visitor visitor) {
        return new Pair(
                route + " as " + visitor,
                attempts.send(attempts.of(route, ours.things()), visitor),
                attempts.send(
                        attempts.of(
                                route, ours.things().with(visitor.notTheirs().absent())),
                        visitor));
    }

    private static Optional<List<String>> statements(Answer answer) {
        return SpanCollector.statements(
                answer.raw().headers().firstValue("X-Request-Id").orElseThrow());
    }

    /** Who sits in the same restaurant knows its tables and what is on its menu. */
    private static Set<String> secretsOf(Visitor visitor) {
        return visitor.notTheirs().equals(ours.things())
                ? secrets
                : Set.copyOf(visitor.notTheirs().ids().values());
    }

    /** Out of every list that the owner has. */
    private static Set<String> everyIdOfOurs() {
        return routes().filter(route -> route.changesNothing()
                        && !route.namesAThing()
                        && !route.access().anyone())
                .map(route -> ours.restaurant().owner().get(route.path()).raw().body())
                .flatMap(body -> ID.matcher(body).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    /** @return ids in the answer that are not those of the request, which a problem repeats */
    private static Set<String> idsIn(Answer answer) {
        String said = answer.raw().body().replace(answer.raw().uri().getPath(), "");
        return ID.matcher(said).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
