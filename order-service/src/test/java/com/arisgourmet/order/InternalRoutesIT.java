package com.arisgourmet.order;

import com.arisgourmet.testsupport.http.InternalRoutes;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class InternalRoutesIT extends OrderIT {

    @Test
    void nobodyButAServiceMayCallThemAndAServiceMayCallNothingElse() {
        InternalRoutes internal = new InternalRoutes(http, "order-service");
        internal.areForServicesAlone(HttpMethod.POST, "/internal/republications?aggregate=nothing");
        internal.tokensOpenNothingOfUsers(HttpMethod.GET, "/api/v1/orders", "order:read");
    }
}
