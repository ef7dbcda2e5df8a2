package com.arisgourmet.local.keys;

import com.arisgourmet.local.console.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The keys of all services that answered. */
final class KeyTable {
    private static final Table KEYS =
            new Table(List.of("service", "kid", "state", "publishedAt", "signsFrom", "retiresAt", "encryptedWith"));

    private KeyTable() {}

    static void print(List<JsonNode> answers, PrintWriter out) {
        List<JsonNode> items = new ArrayList<>();
        answers.forEach(answer -> answer.path("items").forEach(items::add));
        KEYS.lines(items).forEach(out::println);
    }
}
