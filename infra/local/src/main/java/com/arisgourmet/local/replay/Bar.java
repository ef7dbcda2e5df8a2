package com.arisgourmet.local.replay;

import java.io.PrintWriter;

/** A progress bar: redrawn in place on a terminal, a line every tenth elsewhere. */
final class Bar {
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final int total;
    private final boolean terminal = Boolean.getBoolean("aris.terminal");
    private int done;
    private int shown = -1;

    Bar(PrintWriter out, int total) {
        this.out = out;
        this.total = total;
    }

    synchronized void step() {
        done++;
        int steps = terminal ? 100 : 10;
        int now = (int) ((long) done * steps / total);
        if (now != shown) {
            shown = now;
            draw();
        }
    }

    private void draw() {
        int filled = (int) ((long) done * WIDTH / total);
        out.print((terminal ? "\r" : "") + "  [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/"
                + total);
        if (!terminal || done == total) {
            out.println();
        }
        out.flush();
    }
}
