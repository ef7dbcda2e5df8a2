package com.arisgourmet.e2e.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing that is made wrong with a request. */
enum Mutation {
    ANOTHER_VALUE {
        @Override
        void apply(Draft draft, Random random) {
            replaceOne(draft, VALUE, Garbage.json(random), random);
        }
    },
    ANOTHER_NAME {
        @Override
        void apply(Draft draft, Random random) {
            replaceOne(draft, NAME, random.nextBoolean() ? "\"nobody\":" : "\"\":", random);
        }
    },
    NAME_TWICE {
        @Override
        void apply(Draft draft, Random random) {
            List<MatchResult> fields = NAME.matcher(text(draft)).results().toList();
            if (!fields.isEmpty()) {
                String twice = "{" + fields.get(random.nextInt(fields.size())).group() + Garbage.json(random) + ",";
                draft.body(text(draft).replaceFirst("\\{", Matcher.quoteReplacement(twice)));
            }
        }
    },
    CUT_OFF {
        @Override
        void apply(Draft draft, Random random) {
            String text = text(draft);
            draft.body(text.substring(0, random.nextInt(text.length() + 1)));
        }
    },
    ANOTHER_BODY {
        @Override
        void apply(Draft draft, Random random) {
            draft.body(Garbage.json(random));
        }
    },
    DEEP {
        @Override
        void apply(Draft draft, Random random) {
            String deep = "[".repeat(1 << (4 + random.nextInt(13)));
            replaceOne(draft, VALUE, random.nextBoolean() ? deep : deep.replace("[", "{\"a\":"), random);
        }
    },
    NOT_UTF_8 {
        @Override
        void apply(Draft draft, Random random) {
            byte[] garbage = Garbage.bytes(random);
            if (draft.body.length > 0) {
                System.arraycopy(garbage, 0, draft.body, random.nextInt(draft.body.length), 1);
            } else {
                draft.body = garbage;
            }
        }
    },
    TOO_LARGE {
        @Override
        void apply(Draft draft, Random random) {
            draft.body("{\"x\":\"" + "y".repeat((200 + random.nextInt(200)) * 1024) + "\"}");
            draft.alone = true;
        }
    },
    CONTENT_TYPE {
        private static final List<String> TYPES = List.of(
                "",
                "json",
                "application/xml",
                "text/plain",
                "application/json; charset=utf-16",
                "application/*",
                "application/json; charset=nonsense",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                "a/b/c",
                "application/problem+json",
                "*/*");

        @Override
        void apply(Draft draft, Random random) {
            draft.headers.put("Content-Type", TYPES.get(random.nextInt(TYPES.size())));
        }
    },
    PATH_SEGMENT {
        @Override
        void apply(Draft draft, Random random) {
            String[] segments = draft.path.split("/", -1);
            if (segments.length > 3) {
                segments[3 + random.nextInt(segments.length - 3)] = Garbage.encoded(random);
                draft.path = String.join("/", segments);
            }
        }
    },
    RAW_PATH {
        private static final List<String> ENDS =
                List.of("%", "%zz", "%00", "%ff%fe", "//", "/.", ";a=b", "#x", "/é", "|", "^", "[", "/%2e%2e/", "\\");

        @Override
        void apply(Draft draft, Random random) {
            draft.path += ENDS.get(random.nextInt(ENDS.size()));
            draft.alone = true;
        }
    },
    QUERY {
        private static final List<String> NAMES = List.of(
                "limit",
                "cursor",
                "status",
                "from",
                "to",
                "restaurant",
                "ticket",
                "channel",
                "tableSessionId",
                "nothing",
                "");

        @Override
        void apply(Draft draft, Random random) {
            String value = random.nextInt(4) == 0
                    ? RAW_VALUES.get(random.nextInt(RAW_VALUES.size()))
                    : Garbage.encoded(random);
            draft.query += "&" + NAMES.get(random.nextInt(NAMES.size())) + "=" + value;
            draft.alone |= !value.matches("\\p{Graph}*");
        }
    },
    HEADER {
        private static final List<String> NAMES = List.of(
                "If-Match",
                "Idempotency-Key",
                "Accept",
                "Accept-Language",
                "If-None-Match",
                "Accept-Encoding",
                "X-Client",
                "Origin",
                "Cookie",
                "Last-Event-ID",
                "Range",
                "traceparent",
                "X-Forwarded-For",
                "X-User-Id",
                "Connection",
                "Upgrade",
                "Authorization");

        @Override
        void apply(Draft draft, Random random) {
            String value = Garbage.text(random).replaceAll("[\\r\\n]", "");
            draft.headers.put(NAMES.get(random.nextInt(NAMES.size())), value);
            draft.alone |= !value.matches("\\p{Print}*");
        }
    },
    TOKEN {
        private static final List<String> TOKENS = List.of(
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Basic YTpi",
                "Bearer eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.e30.",
                "bearer \u0000",
                "Bearer eyJhbGciOiJFUzI1NiJ9.e30.AA",
                "Bearer " + "A".repeat(5_000));

        @Override
        void apply(Draft draft, Random random) {
            draft.headers.put("Authorization", TOKENS.get(random.nextInt(TOKENS.size())));
            draft.alone = true;
        }
    },
    TOO_MANY_HEADERS {
        @Override
        void apply(Draft draft, Random random) {
            int many = 1 << random.nextInt(9);
            for (int i = 0; i < many; i++) {
                draft.headers.put("X-Fuzz-" + i, "x".repeat(random.nextInt(100)));
            }
            draft.alone = true;
        }
    },
    OVERLONG {
        @Override
        void apply(Draft draft, Random random) {
            String large = "x".repeat((4 + random.nextInt(30)) * 1024);
            if (random.nextBoolean()) {
                draft.headers.put("X-Fuzz", large);
            } else {
                draft.query += "&cursor=" + large;
            }
            draft.alone = true;
        }
    },
    FRAMING {
        private static final List<List<String>> HEADERS = List.of(
                List.of("Content-Length", "-1"),
                List.of("Content-Length", "x"),
                List.of("Content-Length", "1, 2"),
                List.of("Transfer-Encoding", "nonsense"),
                List.of("Bad Name", "x"),
                List.of("Expect", "nonsense"));

        @Override
        void apply(Draft draft, Random random) {
            List<String> header = HEADERS.get(random.nextInt(HEADERS.size()));
            draft.headers.put(header.get(0), header.get(1));
            draft.alone = true;
        }
    },
    METHOD {
        private static final List<String> METHODS =
                List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "get");

        @Override
        void apply(Draft draft, Random random) {
            draft.method = METHODS.get(random.nextInt(METHODS.size()));
            draft.alone = true;
        }
    };

    private static final Pattern VALUE = Pattern.compile("(?<=[:\\[,])(\"[^\"]*\"|[0-9.]+|true)(?=[,}\\]])");
    private static final Pattern NAME = Pattern.compile("\"[A-Za-z]+\":");
    private static final List<String> RAW_VALUES =
            List.of("%", "%zz", "%00", "%ff", "%c0%ae", "a b", "é", "=", "[", "{");

    abstract void apply(Draft draft, Random random);

    private static String text(Draft draft) {
        return new String(draft.body, StandardCharsets.UTF_8);
    }

    private static void replaceOne(Draft draft, Pattern what, String by, Random random) {
        String text = text(draft);
        List<MatchResult> found = what.matcher(text).results().toList();
        if (!found.isEmpty()) {
            MatchResult one = found.get(random.nextInt(found.size()));
            draft.body(text.substring(0, one.start()) + by + text.substring(one.end()));
        }
    }
}
