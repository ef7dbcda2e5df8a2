package com.arisgourmet.local.console;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code made of half blocks: two modules a character, four modules of quiet zone around. With colours it is black
 * on white on any terminal; without, light modules are drawn, as for a terminal with a dark background.
 */
public final class TerminalQr {
    private static final int QUIET = 4;
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String RESET = "\u001b[0m";

    private TerminalQr() {}

    public static String of(String text, boolean colours) {
        var modules = modulesOf(text);
        var size = modules.getWidth();
        var drawing = new StringBuilder();
        for (var y = -QUIET; y < size + QUIET; y += 2) {
            drawing.append(colours ? BLACK_ON_WHITE : "");
            for (var x = -QUIET; x < size + QUIET; x++) {
                var upper = isDark(modules, x, y) == colours;
                var lower = isDark(modules, x, y + 1) == colours;
                drawing.append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
            }
            drawing.append(colours ? RESET : "").append('\n');
        }
        return drawing.toString();
    }

    private static ByteMatrix modulesOf(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        }
    }

    private static boolean isDark(ByteMatrix modules, int x, int y) {
        var inside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
        return inside && modules.get(x, y) == 1;
    }
}
