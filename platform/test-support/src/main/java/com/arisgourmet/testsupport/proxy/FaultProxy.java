package com.arisgourmet.testsupport.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes TCP connections on to a server, byte for byte, until told to do worse. Listens on loopback. When its server can't be
 * reached, a connection is ended at once, as the server's machine would. Bytes are held on their way, never changed, and
 * never dropped without ending their connection.
 */
public final class FaultProxy implements AutoCloseable {
    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final List<Trap> traps = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();
    private volatile boolean refusing;

    private FaultProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public static FaultProxy to(String host, int port) {
        try {
            var proxy = new FaultProxy(new InetSocketAddress(host, port));
            Thread.ofVirtual().name("proxy of " + port).start(proxy::listen);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where clients reach it, on 127.0.0.1 */
    public int port() {
        return listener.getLocalPort();
    }

    /** Nothing passes any more, in either direction; nobody is told. */
    public void freeze() {
        gate.close();
    }

    public void thaw() {
        gate.open();
    }

    /** Resets every connection there is. New ones are served. */
    public void cut() {
        links.forEach(Link::cut);
    }

    /** Resets every connection there is and every new one. */
    public void refuse() {
        refusing = true;
        cut();
    }

    public void accept() {
        refusing = false;
    }

    /** Holds back the first request from now on with this text, and whatever follows on its connection. */
    public Trap hold(String text) {
        return set(new Trap(text, false));
    }

    /** Passes the first request from now on with this text, and holds back what its connection is answered after that. */
    public Trap holdAnswerTo(String text) {
        return set(new Trap(text, true));
    }

    private Trap set(Trap trap) {
        traps.add(trap);
        return trap;
    }

    /** Every connection ends, and whatever is held is dropped. */
    @Override
    public void close() {
        refuse();
        traps.forEach(Trap::discard);
        gate.open();
        Link.close(listener);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException e) {
                // Closed, or the client was gone before it was served: the loop's condition knows which.
            }
        }
    }

    private void connect(Socket client) {
        Socket towards = new Socket();
        var link = new Link(client, towards, traps, gate);
        try {
            if (refusing) {
                link.cut();
                return;
            }
            towards.connect(server);
            links.add(link);
            if (refusing) {
                link.cut();
            }
            link.carry();
        } catch (IOException e) {
            link.cut();
        } finally {
            links.remove(link);
        }
    }
}
