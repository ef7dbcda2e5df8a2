package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.process.Candidate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** Of processes that say nothing else when they are ready. */
final class Ports {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long GLANCE_MILLIS = 100;

    private Ports() {}

    static void awaitOpen(int port, Candidate process) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isOpen(port)) {
            process.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new NotMeasurable("Nothing listens on port " + port);
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
