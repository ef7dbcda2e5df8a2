package com.arisgourmet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.local.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFileTest {
    @Test
    void aLinesPriceIsSharedOutToItsQuantityAndItsChoicesAreFlattened() {
        var line = OrderFile.line("2\t2\tChicken Bowl\t[Salsa (Hot), [Rice, Cheese]]\t$16.98 ".split("\t"));

        assertThat(line)
                .isEqualTo(new OrderFile.Line("Chicken Bowl", 2, 849, List.of("Salsa (Hot)", "Rice", "Cheese")));
    }

    @Test
    void noChoicesAreWrittenAsNull() {
        assertThat(OrderFile.line("1\t1\tIzze\tNULL\t$3.39 ".split("\t")).choices())
                .isEmpty();
    }

    @Test
    void aLineThatIsTooShortIsNamed() {
        assertThatThrownBy(() -> OrderFile.line("1\t1\tIzze".split("\t")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Izze");
    }
}
