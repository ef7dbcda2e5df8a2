package com.arisgourmet.bench.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Subprotocol {@code arisgourmet.v1}: a subscription to the orders, from the last cursor if there is one. */
final class HubDialect implements Dialect {
    private static final Start EVENT = new Start("{\"type\":\"event\"");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");
    private static final int HEAD_BYTES = 160;

    @Override
    public String subprotocol() {
        return "arisgourmet.v1";
    }

    @Override
    public String greeting(Receiver client) {
        String cursor = client.memory();
        String since = cursor == null ? "" : ",\"since\":\"" + cursor + "\"";
        return "{\"type\":\"subscribe\",\"channel\":\"orders\"" + since + "}";
    }

    @Override
    public Heard hear(Receiver client, ByteBuf text) {
        if (EVENT.isOf(text)) {
            return Heard.EVENT;
        }
        String frame = text.toString(UTF_8);
        if (frame.contains("\"type\":\"subscribed\"")) {
            rememberFrom(client, frame);
            return frame.contains("\"recovered\":true") ? Heard.RESUMED : Heard.NOTHING;
        }
        return frame.contains("\"type\":\"snapshot\"") && frame.contains("\"last\":true") ? Heard.TOLD : Heard.NOTHING;
    }

    @Override
    public void remember(Receiver client, ByteBuf event) {
        rememberFrom(
                client, event.toString(event.readerIndex(), Math.min(HEAD_BYTES, event.readableBytes()), US_ASCII));
    }

    private static void rememberFrom(Receiver client, String frame) {
        Matcher cursor = CURSOR.matcher(frame);
        if (cursor.find()) {
            client.remember(cursor.group(1));
        }
    }
}
