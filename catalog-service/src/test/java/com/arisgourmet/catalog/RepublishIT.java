package com.arisgourmet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.outbox.RepublishEndpoint;
import com.arisgourmet.testsupport.http.InternalRoutes;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

class RepublishIT extends CatalogIT {
    private static final String REPUBLICATION = "/internal/republications?aggregate=product";

    @Autowired
    private RepublishEndpoint republish;

    @Test
    void everythingOfARestaurantCanBePublishedAgain() {
        UUID restaurant = UUID.randomUUID();
        String token = owner(restaurant);
        String category = category(token);
        String group = id(post("/api/v1/option-groups", token, EditingIT.group("COP", 0, 1)));
        String product = id(post("/api/v1/products", token, product(category, "")));

        Map<String, Long> published = republish.republish(restaurant, null).block(Duration.ofSeconds(10));

        assertThat(published)
                .containsOnly(Map.entry("category", 1L), Map.entry("option-group", 1L), Map.entry("product", 1L));
        assertThat(events(category)).containsExactly("category.changed.v1", "category.state.v1");
        assertThat(events(group)).containsExactly("option-group.changed.v1", "option-group.state.v1");
        assertThat(events(product)).containsExactly("product.changed.v1", "product.state.v1");
    }

    @Test
    void aServiceThatHasMissedEventsGetsAllOfAKindAgain() {
        String token = owner(UUID.randomUUID());
        String category = category(token);
        String product = id(post("/api/v1/products", token, product(category, "")));

        http.post()
                .uri(REPUBLICATION)
                .headers(it -> it.setBearerAuth(TestServiceTokens.ofThisRun().good("order-service", "catalog-service")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.product")
                .value(Integer.class, count -> assertThat(count).isPositive())
                .jsonPath("$.category")
                .doesNotExist();
        assertThat(events(product)).containsExactly("product.changed.v1", "product.state.v1");
        assertThat(events(category)).containsExactly("category.changed.v1");
    }

    @Test
    void nobodyButAServiceMayAskForItAndAServiceForNothingElse() {
        InternalRoutes internal = new InternalRoutes(http, "catalog-service");
        internal.areForServicesAlone(HttpMethod.POST, REPUBLICATION);
        internal.tokensOpenNothingOfUsers(HttpMethod.GET, "/api/v1/products", "menu:write");
    }
}
