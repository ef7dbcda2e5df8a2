package com.arisgourmet.local.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.Secrets;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway is given for {@code up --lan}, served by another HTTPS server. */
class LanIT {
    private static final String ADDRESS = "127.0.0.1";

    private Home home;
    private Secrets secrets;

    @BeforeEach
    void anInstallation(@TempDir Path folder) {
        home = new Home(folder, folder);
        secrets = Secrets.in(home.secrets());
    }

    @Test
    void whoeverTrustsTheCertificateReachesTheAddressAndNobodyElseDoes() throws Exception {
        Lan lan = Lan.open(home, secrets, ADDRESS);
        HttpsServer server = serve(lan.environment(secrets));
        try (HttpClient trusting =
                        HttpClient.newBuilder().sslContext(lan.trust(secrets)).build();
                HttpClient usual = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("https://%s:%d/"
                            .formatted(ADDRESS, server.getAddress().getPort())))
                    .build();
            assertThat(trusting.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(404);
            assertThatThrownBy(() -> usual.send(request, BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theGatewayListensOnThatAddressAloneAndItsManagementPortStaysHttp() {
        assertThat(Lan.open(home, secrets, ADDRESS).environment(secrets))
                .containsEntry("SERVER_ADDRESS", ADDRESS)
                .containsEntry("MANAGEMENT_SERVER_SSL_ENABLED", "false");
    }

    @Test
    void aCertificateIsMadeOnceAnAddress() throws Exception {
        byte[] first = Files.readAllBytes(Lan.open(home, secrets, ADDRESS).certificate());

        assertThat(Files.readAllBytes(Lan.open(home, secrets, ADDRESS).certificate()))
                .isEqualTo(first);
    }

    @Test
    void anAddressOfAnotherMachineIsRefusedInOneSentence() {
        assertThatThrownBy(() -> Lan.open(home, secrets, "192.0.2.1"))
                .isInstanceOf(Problem.class)
                .hasMessage("192.0.2.1 is not an IPv4 address of this machine.");
    }

    private static HttpsServer serve(Map<String, String> environment) throws Exception {
        char[] password = environment.get("SERVER_SSL_KEY_STORE_PASSWORD").toCharArray();
        var pair = KeyStore.getInstance(environment.get("SERVER_SSL_KEY_STORE_TYPE"));
        try (var file = Files.newInputStream(Path.of(URI.create(environment.get("SERVER_SSL_KEY_STORE"))))) {
            pair.load(file, password);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(pair, password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        return server;
    }
}
