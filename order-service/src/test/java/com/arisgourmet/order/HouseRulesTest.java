package com.arisgourmet.order;

import com.arisgourmet.testsupport.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void theServiceKeepsTheHouseRules() {
        HouseRules.check("com.arisgourmet.order");
    }
}
