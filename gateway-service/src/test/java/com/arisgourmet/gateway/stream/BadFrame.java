package com.arisgourmet.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;

/** Every way to say something wrong, and what is said to it. */
enum BadFrame {
    NOT_JSON,
    NOT_AN_OBJECT,
    UNKNOWN_TYPE,
    WRONG_FIELDS,
    NESTED,
    LONG,
    BINARY,
    EMPTY,
    IN_PIECES,
    TOO_LARGE(1009),
    TOO_LARGE_IN_PIECES(1009),
    HUGE_BY_ITS_HEAD(1009),
    UNMASKED(1002),
    RESERVED_BITS,
    RESERVED_OPCODE(1002),
    PING_IN_PIECES(1002),
    LONG_PING(1002),
    CONTINUATION_OF_NOTHING(1002),
    TEXT_AMONG_PIECES(1002),
    NO_UTF8,
    HALF_A_CHARACTER,
    /** Who says goodbye badly may be left without an answer. */
    BAD_CLOSE(1002, 0);

    private static final String[] WRONG = {
        "{\"type\":7}",
        "{\"type\":null}",
        "{\"type\":\"subscribe\"}",
        "{\"type\":\"subscribe\",\"channel\":[]}",
        "{\"type\":\"subscribe\",\"channel\":\"kitchen\\u0000\"}",
        "{\"type\":\"subscribe\",\"channel\":\"kitchen\",\"station\":{}}",
        "{\"type\":\"unsubscribe\",\"channel\":\"\"}",
        "{\"type\":\"ack\",\"orderId\":\"0198a000-0000-7000-8000-000000000001\",\"version\":1e400}",
        "{\"type\":\"ack\",\"orderId\":\"0198a000-0000-7000-8000-000000000001\",\"version\":9223372036854775808}",
        "{\"type\":\"ack\",\"orderId\":\"'; drop table orders\",\"version\":1}",
        "{\"type\":\"shown\",\"station\":7}",
        "{\"type\":\"refresh\",\"ticket\":\"\\ud800\"}"
    };

    private final Set<Integer> codes;

    BadFrame(Integer... codes) {
        this.codes = Set.of(codes);
    }

    /** @return close codes that are said to it; empty: it is answered by one {@code error} and the socket stays */
    Set<Integer> codes() {
        return codes;
    }

    void send(RawSocket socket, Random random) {
        switch (this) {
            case NOT_JSON -> socket.text(letters(random, 1 + random.nextInt(200)));
            case NOT_AN_OBJECT -> socket.text(pick(random, "[]", "null", "42", "true", "\"subscribe\"", "[{}]"));
            case UNKNOWN_TYPE -> socket.text("{\"type\":\"" + letters(random, 1 + random.nextInt(50)) + "\"}");
            case WRONG_FIELDS -> socket.text(pick(random, WRONG));
            case NESTED -> socket.text(pick(random, "[", "{\"a\":").repeat(600 + random.nextInt(10_000)));
            case LONG -> socket.text("{\"type\":\"" + "x".repeat(60_000 + random.nextInt(5_000)) + "\"}");
            case BINARY -> socket.frame(RawSocket.BINARY, bytes(random, random.nextInt(2_000)));
            case EMPTY -> socket.text("");
            case IN_PIECES ->
                pieces(
                        socket,
                        random,
                        letters(random, 3 + random.nextInt(3_000)).getBytes(UTF_8),
                        true);
            case TOO_LARGE -> socket.text("x".repeat(ClientFrame.LARGEST + 1 + random.nextInt(20_000)));
            case TOO_LARGE_IN_PIECES -> {
                byte[] piece = new byte[30_000];
                Arrays.fill(piece, (byte) 'x');
                socket.frame(0x01, piece).frame(0x00, piece).frame(0x80, piece);
            }
            case HUGE_BY_ITS_HEAD -> socket.raw(RawSocket.framed(RawSocket.TEXT, new byte[10], 1L << 40));
            case UNMASKED -> socket.raw(new byte[] {(byte) RawSocket.TEXT, 2, '{', '}'});
            case RESERVED_BITS -> socket.frame(RawSocket.TEXT | (0x10 << random.nextInt(3)), bytes(random, 5));
            case RESERVED_OPCODE -> socket.frame(pick(random, 0x83, 0x87, 0x8B, 0x8F), bytes(random, 5));
            case PING_IN_PIECES -> socket.frame(0x09, bytes(random, 5));
            case LONG_PING -> socket.frame(RawSocket.PING, bytes(random, 126 + random.nextInt(1_000)));
            case CONTINUATION_OF_NOTHING -> socket.frame(0x80, bytes(random, 5));
            case TEXT_AMONG_PIECES -> socket.frame(0x01, "{".getBytes(UTF_8)).text("{}");
            case NO_UTF8 -> socket.frame(RawSocket.TEXT, new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'});
            case HALF_A_CHARACTER -> socket.frame(RawSocket.TEXT, new byte[] {'"', (byte) 0xE2, (byte) 0x82});
            case BAD_CLOSE -> socket.frame(RawSocket.CLOSE, new byte[] {0x03, (byte) 0xED});
        }
    }

    /** With pings between the pieces, cut anywhere, within characters as well. */
    private static void pieces(RawSocket socket, Random random, byte[] text, boolean pings) {
        int at = 0;
        boolean first = true;
        while (at < text.length || first) {
            int length = Math.min(text.length - at, 1 + random.nextInt(1_000));
            boolean last = at + length == text.length;
            byte[] piece = Arrays.copyOfRange(text, at, at + length);
            socket.frame((first ? 0x01 : 0x00) | (last ? 0x80 : 0x00), piece);
            if (pings && !last) {
                socket.frame(RawSocket.PING, bytes(random, random.nextInt(125)));
            }
            first = false;
            at += length;
        }
    }

    private static String letters(Random random, int count) {
        String alphabet = "abcxyz{}[]:,.-+0189 ñé€😀";
        StringBuilder text = new StringBuilder("?");
        for (int i = 1; i < count; i++) {
            int at = random.nextInt(alphabet.codePointCount(0, alphabet.length()));
            text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }
}
