package com.arisgourmet.e2e.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request of HTTP/1.1 before it is sent, byte by byte as it will be: nothing in it needs to be right. */
final class Draft {
    String method;
    String path;
    String query = "";
    byte[] body = {};
    /**
     * Whether the server may see no HTTP in it, or not its end. It gets a connection of its own, and the server may hang
     * up instead of answering: what it says while more is still coming can be lost on the way.
     */
    boolean alone;

    final Map<String, String> headers = new LinkedHashMap<>();

    Draft(String method, String path) {
        this.method = method;
        this.path = path;
    }

    void body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    /** @param token sent as a bearer token, unless the draft has an Authorization of its own */
    byte[] bytes(String host, @Nullable String token) {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(query.isEmpty() ? path : path + "?" + query)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (token != null && !headers.containsKey("Authorization")) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (!headers.containsKey("Content-Length") && !headers.containsKey("Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** @return enough of it to say what it was */
    @Override
    public String toString() {
        String text =
                method + " " + path + "?" + query + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
        return text.length() > 1_000 ? text.substring(0, 1_000) + "…" : text;
    }
}
