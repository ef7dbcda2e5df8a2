package com.arisgourmet.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** One more gateway before the services of this system, which speaks https with a certificate made for it. */
final class SecureGateway implements AutoCloseable {
    private static final int PORT = 8_443;
    private static final String KEYTOOL = "-genkeypair -alias aris -keyalg EC -groupname secp256r1 -dname CN=127.0.0.1"
            + " -ext SAN=IP:127.0.0.1,DNS:localhost -validity 1 -storetype PKCS12 -storepass:env STORE_PASSWORD";
    private static final Path FOLDER = Path.of("target", "https").toAbsolutePath();

    private final Process process;
    private final URI address;

    private SecureGateway(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Returns when it serves. */
    static SecureGateway start() throws IOException, InterruptedException {
        RunningSystem.gateway();
        Files.createDirectories(FOLDER);
        String password = UUID.randomUUID().toString();
        Path certificate = certificate(password);
        int port = PORT + RunningSystem.portOffset();
        URI address = URI.create("https://127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(
                        java("java"),
                        "-Xmx256m",
                        "-jar",
                        RunningSystem.file("gateway-service/target/gateway-service.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("gateway.log").toFile());
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("ARIS_LOCAL", "true"),
                        Map.entry("ARIS_PUBLIC_URL", address.toString()),
                        Map.entry("ARIS_AUTH_URL", RunningSystem.service(8081).toString()),
                        Map.entry(
                                "ARIS_CATALOG_URL", RunningSystem.service(8082).toString()),
                        Map.entry("ARIS_TABLE_URL", RunningSystem.service(8083).toString()),
                        Map.entry("ARIS_ORDER_URL", RunningSystem.service(8084).toString()),
                        Map.entry("ARIS_REDIS_URL", RunningSystem.redis()),
                        Map.entry("ARIS_SERVICE_SECRET", RunningSystem.secret("ARIS_SERVICE_SECRET")),
                        Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                        Map.entry("SERVER_PORT", Integer.toString(port)),
                        Map.entry("SERVER_SSL_KEY_STORE", certificate.toUri().toString()),
                        Map.entry("SERVER_SSL_KEY_STORE_TYPE", "PKCS12"),
                        Map.entry("SERVER_SSL_KEY_STORE_PASSWORD", password),
                        Map.entry("MANAGEMENT_SERVER_PORT", Integer.toString(port + 1_000)),
                        Map.entry("MANAGEMENT_SERVER_SSL_ENABLED", "false")));
        SecureGateway gateway = new SecureGateway(builder.start(), address);
        await().atMost(Duration.ofMinutes(3)).until(gateway::listens);
        return gateway;
    }

    URI address() {
        return address;
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended, see " + FOLDER.resolve("gateway.log"));
        }
        try (Socket socket = new Socket("127.0.0.1", address.getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path certificate(String password) throws IOException, InterruptedException {
        Path file = FOLDER.resolve("certificate.p12");
        Files.deleteIfExists(file);
        List<String> command = new ArrayList<>(List.of(java("keytool"), "-keystore", file.toString()));
        command.addAll(List.of(KEYTOOL.split(" ")));
        ProcessBuilder keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("keytool.log").toFile());
        keytool.environment().put("STORE_PASSWORD", password);
        Process made = keytool.start();
        if (!made.waitFor(1, TimeUnit.MINUTES) || made.exitValue() != 0) {
            throw new IllegalStateException("no certificate: " + Files.readString(FOLDER.resolve("keytool.log")));
        }
        return file;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
