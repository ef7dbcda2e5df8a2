package com.arisgourmet.testsupport.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int SILENCE_MILLIS = 200;

    private final List<String> served = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::serve);
        proxy = FaultProxy.to("127.0.0.1", server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesWhatIsSaidAndAnswered() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.ask("a")).isEqualTo("answer to a");
            assertThat(client.ask("x".repeat(300_000))).hasSize(300_010);
        }
    }

    @Test
    void aFrozenConnectionIsSilentAndGoesOnWhenThawed() throws IOException {
        try (Client client = new Client()) {
            proxy.freeze();
            client.say("a");
            assertThatThrownBy(client::answer).isInstanceOf(SocketTimeoutException.class);
            assertThat(served).isEmpty();

            proxy.thaw();
            assertThat(client.patientAnswer()).isEqualTo("answer to a");
        }
    }

    @Test
    void aCutConnectionIsResetAndANewOneIsServed() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.ask("a")).isEqualTo("answer to a");
            proxy.cut();
            assertThatThrownBy(client::patientAnswer).isInstanceOf(SocketException.class);
        }
        try (Client client = new Client()) {
            assertThat(client.ask("b")).isEqualTo("answer to b");
        }
    }

    @Test
    void refusesNewConnectionsUntilToldToAcceptThem() throws IOException {
        proxy.refuse();
        try (Client client = new Client()) {
            assertThatThrownBy(() -> client.ask("a")).isInstanceOf(SocketException.class);
        }
        proxy.accept();
        try (Client client = new Client()) {
            assertThat(client.ask("b")).isEqualTo("answer to b");
        }
    }

    @Test
    void aHeldRequestReachesTheServerWhenItIsReleased() throws IOException {
        try (Client client = new Client();
                Client other = new Client()) {
            Trap trap = proxy.hold("order 7");
            assertThat(client.ask("order 6")).isEqualTo("answer to order 6");
            client.say("order 7 please");
            trap.awaitSprung(SOON);

            assertThat(served).containsExactly("order 6");
            assertThat(other.ask("order 7 as well")).isEqualTo("answer to order 7 as well");
            trap.release();
            assertThat(client.patientAnswer()).isEqualTo("answer to order 7 please");
        }
    }

    @Test
    void aHeldRequestArrivesAlthoughItsClientIsGone() throws IOException {
        Trap trap = proxy.hold("late");
        try (Client client = new Client()) {
            client.say("late");
            trap.awaitSprung(SOON);
        }
        trap.release();
        await().atMost(SOON).until(() -> served.contains("late"));
    }

    @Test
    void aDiscardedRequestNeverReachesTheServer() throws IOException {
        try (Client client = new Client()) {
            Trap trap = proxy.hold("never");
            client.say("never");
            trap.awaitSprung(SOON);
            trap.discard();

            assertThat(client.patientAnswer()).isNull();
            assertThat(served).isEmpty();
        }
    }

    @Test
    void aHeldAnswerIsOneToARequestThatTheServerServed() throws IOException {
        try (Client client = new Client()) {
            Trap trap = proxy.holdAnswerTo("pay");
            client.say("pay");
            trap.awaitSprung(SOON);

            assertThat(served).containsExactly("pay");
            assertThatThrownBy(client::answer).isInstanceOf(SocketTimeoutException.class);
            trap.release();
            assertThat(client.patientAnswer()).isEqualTo("answer to pay");
        }
    }

    @Test
    void aTextThatComesInPiecesIsFoundAndOneFromBeforeTheTrapIsNot() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.ask("split")).isEqualTo("answer to split");
            Trap trap = proxy.hold("split");
            assertThatThrownBy(() -> trap.awaitSprung(Duration.ofMillis(SILENCE_MILLIS)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("split");
            client.write("spl");
            client.write("it\n");
            trap.awaitSprung(SOON);
            assertThat(served).containsExactly("split");
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var lines = lines(socket)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                served.add(line);
                socket.getOutputStream().write(("answer to " + line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            served.add("ended: " + e.getMessage());
        }
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private final class Client implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", proxy.port());
        private final BufferedReader lines = lines(socket);

        Client() throws IOException {
            socket.setTcpNoDelay(true);
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        void say(String line) throws IOException {
            write(line + "\n");
        }

        String ask(String line) throws IOException {
            say(line);
            return patientAnswer();
        }

        /** Gives up soon: silence is expected. */
        String answer() throws IOException {
            socket.setSoTimeout(SILENCE_MILLIS);
            return lines.readLine();
        }

        String patientAnswer() throws IOException {
            socket.setSoTimeout((int) SOON.toMillis());
            return lines.readLine();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
