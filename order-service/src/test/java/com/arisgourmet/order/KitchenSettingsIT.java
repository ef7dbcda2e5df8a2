package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.testsupport.http.TestTokens;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Each restaurant says itself how long its kitchen may take to confirm a ticket. */
class KitchenSettingsIT extends OrderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SETTINGS = "/api/v1/kitchen/settings";

    private final String manager = TestTokens.staff(menu.restaurantId, Permission.RESTAURANT_MANAGE);

    @Test
    void anOrderIsOverdueByTheTimeOfItsOwnRestaurant() {
        MenuMother patientMenu = new MenuMother();
        receive(patientMenu);
        String patientManager = TestTokens.staff(patientMenu.restaurantId, Permission.RESTAURANT_MANAGE);
        String patientGuest = TestTokens.guest(patientMenu.restaurantId, Ids.next(), tableId);
        change(manager, "\"0\"", Map.of("confirmWithinSeconds", 30))
                .expectStatus()
                .isOk();
        change(patientManager, "\"0\"", Map.of("confirmWithinSeconds", 600))
                .expectStatus()
                .isOk();
        OrderState patient = order(post(
                        "/api/v1/orders",
                        patientGuest,
                        order(bandeja(patientMenu, 1)),
                        UUID.randomUUID().toString())
                .expectStatus()
                .isCreated());
        OrderState hasty = placed(bandeja(1));

        List.of(patient, hasty).forEach(this::age);

        await().atMost(PATIENCE).until(() -> kitchenState(hasty, guest).equals("unconfirmed"));
        assertThat(kitchenState(patient, patientGuest)).isEqualTo("sent");
        change(patientManager, "\"1\"", Map.of("confirmWithinSeconds", 50))
                .expectStatus()
                .isOk();
        await().atMost(PATIENCE).until(() -> kitchenState(patient, patientGuest).equals("unconfirmed"));
    }

    @Test
    void whatNobodyHasChosenIsAsTheInstallationSaysAndAChoiceCanBeTakenBack() {
        settings(get(SETTINGS, manager), 20, false, "\"0\"");
        settings(change(manager, "\"0\"", Map.of("confirmWithinSeconds", 5)), 5, true, "\"1\"");
        settings(get(SETTINGS, TestTokens.staff(menu.restaurantId, Permission.FLOOR_READ)), 5, true, "\"1\"");
        settings(change(manager, "\"1\"", Collections.singletonMap("confirmWithinSeconds", null)), 20, false, "\"2\"");
        settings(get(SETTINGS, TestTokens.staff(Ids.next(), Permission.KITCHEN_READ)), 20, false, "\"0\"");
    }

    @Test
    void onlyWhoManagesTheRestaurantChoosesAndOnlyWithinBoundsAndNotOverAnother() {
        Object twenty = Map.of("confirmWithinSeconds", 20);
        for (Object bad : List.of(4, 601, -1, 5.5, "soon")) {
            problem(change(manager, "\"0\"", Map.of("confirmWithinSeconds", bad)), 400, "invalid-request");
        }
        problem(change(kitchen, "\"0\"", twenty), 403, "forbidden");
        problem(change(guest, "\"0\"", twenty), 403, "forbidden");
        problem(get(SETTINGS, guest), 403, "forbidden");
        problem(change(manager, null, twenty), 428, "precondition-required");
        problem(change(manager, "\"3\"", twenty), 412, "stale-version");
        settings(get(SETTINGS, manager), 20, false, "\"0\"");
    }

    private static void settings(WebTestClient.ResponseSpec answer, int seconds, boolean chosen, String tag) {
        answer.expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", tag)
                .expectBody()
                .jsonPath("$.confirmWithinSeconds")
                .isEqualTo(seconds)
                .jsonPath("$.chosen")
                .isEqualTo(chosen);
    }

    private WebTestClient.ResponseSpec change(String token, String ifMatch, Object body) {
        return http.put()
                .uri(SETTINGS)
                .headers(headers -> {
                    headers.setBearerAuth(token);
                    if (ifMatch != null) {
                        headers.setIfMatch(ifMatch);
                    }
                })
                .bodyValue(body)
                .exchange();
    }

    private String kitchenState(OrderState order, String token) {
        return order(get("/api/v1/orders/" + order.id(), token)).kitchen().state();
    }

    private static OrderState order(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(OrderState.class).returnResult().getResponseBody();
    }
}
