package com.arisgourmet.gateway;

import com.arisgourmet.testsupport.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void theGatewayKeepsTheHouseRules() {
        HouseRules.check("com.arisgourmet.gateway");
    }
}
