package com.arisgourmet.table.floor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TableBatchTest {
    @Test
    void aBatchHasFromOneTo200Tables() {
        assertThat(new TableBatch("M", 1, 1, 4).isWithinLimits()).isTrue();
        assertThat(new TableBatch("M", 1, 200, 4).isWithinLimits()).isTrue();
        assertThat(new TableBatch("M", 1, 201, 4).isWithinLimits()).isFalse();
        assertThat(new TableBatch("M", 2, 1, 4).isWithinLimits()).isFalse();
        assertThat(new TableBatch("M", 0, Integer.MAX_VALUE, 4).isWithinLimits())
                .isFalse();
    }

    @Test
    void tablesAreNumberedAndNoTwoStandInOnePlace() {
        var places = new TableBatch("M", 9, 28, 4).places();
        assertThat(places).hasSize(20);
        assertThat(places.getFirst().code()).isEqualTo("M9");
        assertThat(places.getLast().code()).isEqualTo("M28");
        var spots = new HashSet<String>();
        assertThat(places).allSatisfy(place -> {
            assertThat(place.x()).isBetween(0, 1000);
            assertThat(place.y()).isBetween(0, 1000);
            assertThat(spots.add(place.x() + "/" + place.y())).isTrue();
        });
    }
}
