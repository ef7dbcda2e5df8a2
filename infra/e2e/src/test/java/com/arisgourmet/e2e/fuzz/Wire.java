package com.arisgourmet.e2e.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** A connection that sends whatever it is given and reads one answer of HTTP/1.1 for it. */
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private boolean usable = true;

    Wire(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** @param headers by their names in lower case */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** @return whether another request may be sent */
    boolean isUsable() {
        return usable;
    }

    Answer send(byte[] request) throws IOException {
        write(request);
        String[] statusLine = line().split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine[1]);
        String body = status == 204 || status == 304 ? "" : body(headers);
        usable &= !"close".equalsIgnoreCase(headers.get("connection"));
        return new Answer(status, headers, body);
    }

    /** What is refused while it is still being written is answered all the same. */
    private void write(byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
        } catch (SocketException refused) {
            usable = false;
        }
    }

    private String body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
            usable = false;
            return "";
        }
        try (InputStream body = decoded(bytes(headers), headers.getOrDefault("content-encoding", "identity"))) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private byte[] bytes(Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        var bytes = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            bytes.write(in.readNBytes(size));
            line();
        }
        line();
        return bytes.toByteArray();
    }

    private static InputStream decoded(byte[] body, String coding) throws IOException {
        var coded = new ByteArrayInputStream(body);
        return switch (coding) {
            case "identity" -> coded;
            case "gzip" -> new GZIPInputStream(coded);
            case "deflate" -> new InflaterInputStream(coded);
            default -> throw new IOException("no client knows the coding " + coding);
        };
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the gateway hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
