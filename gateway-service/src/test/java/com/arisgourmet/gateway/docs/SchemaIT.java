package com.arisgourmet.gateway.docs;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.gateway.GatewayIT;
import com.arisgourmet.testsupport.http.RouteMatrix;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class SchemaIT extends GatewayIT {
    @Autowired
    private WebTestClient http;

    @ParameterizedTest
    @EnumSource
    void theSchemaThatAnEventNamesIsServed(EventType type) {
        UUID id = UUID.randomUUID();
        String dataschema = CloudEvent.of(id, "/test", type, id, Instant.EPOCH, id, 1, null, "")
                .dataschema();

        http.get()
                .uri(dataschema)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/schema+json")
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo(type.dataType().getSimpleName());
    }

    @Test
    void everyRouteStandsInTheMatrixOfWhoMayCallIt(@Autowired ApplicationContext service) {
        RouteMatrix.check(service);
    }

    @Test
    void aTypeThatNobodyKnowsHasNone() {
        http.get()
                .uri("/api/v1/schemas/order.eaten.v1.json")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
