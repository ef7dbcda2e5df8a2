package com.arisgourmet.testsupport.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** One connection of a client, and the one to the server that goes with it. When one ends, the other does. */
final class Link {
    private static final int PIECE = 64 * 1024;

    private final Socket client;
    private final Socket server;
    private final List<Trap> traps;
    private final Gate gate;
    private volatile Optional<Trap> answerTrap = Optional.empty();

    Link(Socket client, Socket server, List<Trap> traps, Gate gate) {
        this.client = client;
        this.server = server;
        this.traps = traps;
        this.gate = gate;
    }

    /** Returns when the connection has ended. */
    void carry() throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread answers = Thread.startVirtualThread(() -> pass(this::answers));
        pass(this::requests);
        try {
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Both ends see a reset, not an orderly end. */
    void cut() {
        for (Socket socket : List.of(client, server)) {
            try {
                if (!socket.isClosed()) {
                    socket.setSoLinger(true, 0);
                }
            } catch (IOException e) {
                // Ended by the other side meanwhile.
            }
            close(socket);
        }
    }

    private interface Direction {
        void run() throws IOException;
    }

    private void pass(Direction direction) {
        try {
            direction.run();
        } catch (IOException e) {
            // An end of a connection, which is passed on by ending the other.
        } finally {
            close(client);
            close(server);
        }
    }

    private void requests() throws IOException {
        var seen = new Requests();
        byte[] buffer = new byte[PIECE];
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            seen.next(buffer, length);
            if (!mayPass(seen)) {
                return;
            }
            gate.pass();
            out.write(buffer, 0, length);
        }
    }

    private boolean mayPass(Requests seen) {
        for (Trap trap : traps) {
            if (seen.completes(trap.text()) && trap.take()) {
                traps.remove(trap);
                if (!trap.holdsAnswer()) {
                    return trap.spring();
                }
                answerTrap = Optional.of(trap);
            }
        }
        return true;
    }

    private void answers() throws IOException {
        byte[] buffer = new byte[PIECE];
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            Optional<Trap> trap = answerTrap;
            answerTrap = Optional.empty();
            if (trap.isPresent() && !trap.get().spring()) {
                return;
            }
            gate.pass();
            out.write(buffer, 0, length);
        }
    }

    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
