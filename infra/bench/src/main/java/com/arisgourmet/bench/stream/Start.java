package com.arisgourmet.bench.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

/** How frames of a kind begin. */
final class Start {
    private final byte[] bytes;

    Start(String ascii) {
        bytes = ascii.getBytes(US_ASCII);
    }

    boolean isOf(ByteBuf text) {
        if (text.readableBytes() < bytes.length) {
            return false;
        }
        int from = text.readerIndex();
        for (int i = 0; i < bytes.length; i++) {
            if (text.getByte(from + i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
