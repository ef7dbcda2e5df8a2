package com.arisgourmet.table;

import com.arisgourmet.testsupport.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void theHouseRulesAreKept() {
        HouseRules.check("com.arisgourmet.table");
    }
}
