package com.arisgourmet.gateway.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that puts a WebSocket's bytes on the wire itself, also ones that no library would send. */
final class RawSocket implements AutoCloseable {
    static final int TEXT = 0x81;
    static final int BINARY = 0x82;
    static final int CLOSE = 0x88;
    static final int PING = 0x89;
    static final Duration NEVER = Duration.ofHours(1);
    private static final long GLANCE_NANOS = Duration.ofMillis(5).toNanos();
    private static final JsonMapper JSON = new JsonMapper();
    /** Small, so that what is not read soon waits at the server. */
    private static final int RECEIVE_BUFFER = 4 * 1024;

    private static final byte[] MASK = {7, -3, 77, 1};

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private volatile int closeCode;
    private volatile boolean ended;
    private volatile boolean spokeToNobody;
    private volatile Duration beforeEachFrame = Duration.ZERO;

    RawSocket(int port, String ticket) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        out.write(("GET /api/v1/stream?ticket=" + ticket + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: arisgourmet.v1\r\n\r\n")
                .getBytes(US_ASCII));
        String head = head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + head);
        }
        Thread.ofVirtual().start(this::read);
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private void read() {
        try {
            while (true) {
                dawdle();
                int first = in.readUnsignedByte();
                int length = in.readUnsignedByte();
                if (length == 126) {
                    length = in.readUnsignedShort();
                } else if (length == 127) {
                    length = Math.toIntExact(in.readLong());
                }
                byte[] payload = in.readNBytes(length);
                if (first == TEXT) {
                    frames.add(JSON.readTree(payload));
                } else if (first == CLOSE && length >= 2) {
                    closeCode = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
                }
            }
        } catch (IOException end) {
            ended = true;
        }
    }

    /** From the next frame on; {@link #NEVER} reads no more until another pace is set. */
    void readEvery(Duration pace) {
        beforeEachFrame = pace;
    }

    private void dawdle() {
        long begun = System.nanoTime();
        while (!socket.isClosed() && System.nanoTime() - begun < beforeEachFrame.toNanos()) {
            LockSupport.parkNanos(Math.min(beforeEachFrame.toNanos(), GLANCE_NANOS));
        }
    }

    /** @param first byte of the frame: FIN, reserved bits and opcode, {@link #TEXT} for instance */
    RawSocket frame(int first, byte[] payload) {
        return raw(framed(first, payload, payload.length));
    }

    RawSocket text(String text) {
        return frame(TEXT, text.getBytes(UTF_8));
    }

    /** @param claimed length in the frame's head, whatever follows */
    static byte[] framed(int first, byte[] payload, long claimed) {
        ByteBuffer head = ByteBuffer.allocate(14).put((byte) first);
        if (claimed < 126) {
            head.put((byte) (0x80 | claimed));
        } else if (claimed < 65_536) {
            head.put((byte) 0xFE).putShort((short) claimed);
        } else {
            head.put((byte) 0xFF).putLong(claimed);
        }
        head.put(MASK).flip();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(head.array(), 0, head.limit());
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ MASK[i & 3]);
        }
        return bytes.toByteArray();
    }

    /** A server that has closed already is no failure of who still speaks: what it said before is read all the same. */
    RawSocket raw(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException closed) {
            spokeToNobody = true;
        }
        return this;
    }

    long errors() {
        return frames.stream()
                .filter(frame -> frame.path("type").asString("").equals("error"))
                .count();
    }

    List<JsonNode> frames() {
        return frames;
    }

    /** @return 0: none was told */
    int closeCode() {
        return closeCode;
    }

    /** @return whether something was sent after the server had closed */
    boolean spokeToNobody() {
        return spokeToNobody;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
