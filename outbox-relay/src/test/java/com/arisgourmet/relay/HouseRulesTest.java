package com.arisgourmet.relay;

import com.arisgourmet.testsupport.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void theHouseRulesAreKept() {
        HouseRules.check("com.arisgourmet.relay");
    }
}
