package com.arisgourmet.bench.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Engine.IO 4 and Socket.IO 5 over a WebSocket, with connection state recovery
 * (<a href="https://socket.io/docs/v4/socket-io-protocol/">protocol</a>). A client remembers its private id and the offset of
 * the last event, parted by a space.
 */
final class SocketIoDialect implements Dialect {
    private static final Start EVENT = new Start("42");
    private static final Pattern PRIVATE_ID = Pattern.compile("\"pid\":\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("\"sid\":\"([^\"]+)\"");
    private static final Pattern OFFSET = Pattern.compile("\"([^\"]+)\"]$");
    private static final int TAIL_BYTES = 80;

    @Override
    public @Nullable String subprotocol() {
        return null;
    }

    @Override
    public String greeting(Receiver client) {
        return "";
    }

    @Override
    public Heard hear(Receiver client, ByteBuf text) {
        if (EVENT.isOf(text)) {
            return Heard.EVENT;
        }
        String packet = text.toString(UTF_8);
        if (packet.startsWith("0")) {
            client.say(connect(client.memory()));
        } else if (packet.equals("2")) {
            client.say("3");
        } else if (packet.startsWith("40")) {
            return connected(client, packet);
        }
        return Heard.NOTHING;
    }

    private static String connect(@Nullable String memory) {
        String[] known = memory == null ? new String[0] : memory.split(" ");
        return known.length < 3 ? "40" : "40{\"pid\":\"%s\",\"offset\":\"%s\"}".formatted(known[0], known[2]);
    }

    /** A session that was recovered keeps its id. */
    private static Heard connected(Receiver client, String packet) {
        String session = found(SESSION, packet);
        String before = client.memory();
        boolean recovered = before != null && before.split(" ")[1].equals(session);
        if (!recovered) {
            client.remember(found(PRIVATE_ID, packet) + " " + session);
        }
        return before == null ? Heard.READY : recovered ? Heard.RESUMED : Heard.TOLD;
    }

    @Override
    public void remember(Receiver client, ByteBuf event) {
        int bytes = Math.min(TAIL_BYTES, event.readableBytes());
        String offset = found(OFFSET, event.toString(event.writerIndex() - bytes, bytes, US_ASCII));
        String memory = client.memory();
        if (memory != null && !offset.isEmpty()) {
            String[] known = memory.split(" ");
            client.remember(known[0] + " " + known[1] + " " + offset);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
