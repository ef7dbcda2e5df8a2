package com.arisgourmet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;

class TerminalQrTest {
    private static final String TABLE = "https://192.168.1.20:8080/t/0FQ5m3XrT9kP2nVb7sYhWc";

    @Test
    void whatIsDrawnReadsBackWithColours() throws Exception {
        assertThat(read(TerminalQr.of(TABLE, true).replaceAll("\u001b\\[[0-9;]*m", ""), true))
                .isEqualTo(TABLE);
    }

    @Test
    void whatIsDrawnReadsBackWithoutColours() throws Exception {
        assertThat(read(TerminalQr.of(TABLE, false), false)).isEqualTo(TABLE);
    }

    /** @param inkIsDark whether a filled half block is a dark module */
    private static String read(String drawing, boolean inkIsDark) throws Exception {
        var rows = drawing.lines().toList();
        var size = rows.getFirst().length() - 8;
        var modules = new boolean[size][size];
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < size; x++) {
                var character = rows.get((y + 4) / 2).charAt(x + 4);
                var ink = character == '█' || character == ((y + 4) % 2 == 0 ? '▀' : '▄');
                modules[y][x] = ink == inkIsDark;
            }
        }
        return new Decoder().decode(modules).getText();
    }
}
