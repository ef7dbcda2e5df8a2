package com.arisgourmet.testsupport.proxy;

import java.util.Arrays;

/** What a client sends on one connection, as it comes in; finds texts that arrive in pieces. */
final class Requests {
    private static final int LONGEST_TEXT = 256;

    private byte[] before = new byte[0];
    private byte[] window = new byte[0];

    void next(byte[] buffer, int length) {
        before = Arrays.copyOfRange(window, Math.max(0, window.length - LONGEST_TEXT), window.length);
        window = Arrays.copyOf(before, before.length + length);
        System.arraycopy(buffer, 0, window, before.length, length);
    }

    /** @return whether the text ends in the piece that came last */
    boolean completes(byte[] text) {
        for (int at = Math.max(0, before.length - text.length + 1); at + text.length <= window.length; at++) {
            if (Arrays.equals(window, at, at + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }
}
