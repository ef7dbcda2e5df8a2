package com.arisgourmet.e2e.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Values that were never meant for where they are put. */
final class Garbage {
    /** As JSON, good and bad. */
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "-1e-400",
            "99999999999999999999999999",
            "9223372036854775808",
            "2147483648",
            "1.5",
            "NaN",
            "-0",
            "00",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"💥\"",
            "\"2026-02-30T25:61:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"'; drop table orders; --\"",
            "\"%s%n%d\"",
            "\"${jndi:ldap://x}\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\":null}",
            "{\"id\":{\"id\":{}}}",
            "'x'",
            "\"\\x\"",
            "\"unfinished",
            "{",
            "undefined");

    private static final List<String> TEXT = List.of(
            "",
            "0",
            "-1",
            "null",
            "NaN",
            "2147483648",
            "99999999999999999999",
            "..",
            "../..",
            "a/b",
            "%",
            "*",
            "'",
            "\"",
            "\\",
            "<x>",
            "ñ",
            "💥",
            "\u0000",
            "\u200e",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "{id}",
            "1-1-1-1-1",
            "FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF",
            "2026-13-45",
            "+1000000000-01-01T00:00:00Z",
            "'; select sleep(9); --");

    private Garbage() {}

    static String json(Random random) {
        return random.nextInt(12) == 0
                ? "\"" + "x".repeat(1 << random.nextInt(17)) + "\""
                : JSON.get(random.nextInt(JSON.size()));
    }

    static String text(Random random) {
        return random.nextInt(12) == 0 ? "x".repeat(1 << random.nextInt(12)) : TEXT.get(random.nextInt(TEXT.size()));
    }

    static String encoded(Random random) {
        return URLEncoder.encode(text(random), StandardCharsets.UTF_8);
    }

    /** @return a few bytes that are no UTF-8 */
    static byte[] bytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }
}
