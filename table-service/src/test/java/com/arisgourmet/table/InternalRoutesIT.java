package com.arisgourmet.table;

import com.arisgourmet.testsupport.http.InternalRoutes;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class InternalRoutesIT extends TableServiceTestBase {

    @Test
    void nobodyButAServiceMayCallThemAndAServiceMayCallNothingElse() {
        InternalRoutes internal = new InternalRoutes(http, "table-service");
        internal.areForServicesAlone(HttpMethod.POST, "/internal/republications?aggregate=nothing");
        internal.tokensOpenNothingOfUsers(HttpMethod.GET, "/api/v1/tables", "table:read");
    }
}
