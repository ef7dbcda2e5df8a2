package com.arisgourmet.local.lan;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The gateway, and it alone, opened to the local network: HTTPS with a self-signed certificate for this machine's
 * address, made anew whenever the address changes.
 *
 * @param address this machine's IPv4 address on the local network
 * @param certificate PKCS#12 file with key and certificate, protected by a random password
 */
public record Lan(String address, Path certificate) {
    private static final String PASSWORD = "ARIS_LAN_CERTIFICATE_PASSWORD";
    private static final String ALIAS = "arisgourmet";

    /** @param named the address to open it on; if empty, the first one found on a local network */
    public static Lan open(Home home, Secrets secrets, String named) {
        var address = named.isEmpty() ? localAddress() : own(named);
        var certificate = certificateFor(home, address);
        if (!Files.exists(certificate)) {
            makeCertificate(certificate, address, secrets.password(PASSWORD));
        }
        return new Lan(address, certificate);
    }

    /** What serves at a URL that {@code up --lan} told, if it is one. */
    public static Optional<Lan> serving(Home home, String url) {
        var uri = URI.create(url);
        return "https".equals(uri.getScheme())
                ? Optional.of(new Lan(uri.getHost(), certificateFor(home, uri.getHost())))
                : Optional.empty();
    }

    /** What makes the gateway serve it; its management port stays as it is, on loopback. */
    public Map<String, String> environment(Secrets secrets) {
        return Map.of(
                "SERVER_ADDRESS",
                address,
                "SERVER_SSL_ENABLED",
                "true",
                "SERVER_SSL_KEY_STORE",
                certificate.toUri().toString(),
                "SERVER_SSL_KEY_STORE_TYPE",
                "PKCS12",
                "SERVER_SSL_KEY_STORE_PASSWORD",
                secrets.password(PASSWORD),
                "MANAGEMENT_SERVER_SSL_ENABLED",
                "false");
    }

    /** For a client on this machine: trusts this certificate and no other. */
    public SSLContext trust(Secrets secrets) {
        try (var in = Files.newInputStream(certificate)) {
            var pair = KeyStore.getInstance("PKCS12");
            pair.load(in, secrets.password(PASSWORD).toCharArray());
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, pair.getCertificate(ALIAS));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path certificateFor(Home home, String address) {
        return home.data().resolve("lan-" + address + ".p12");
    }

    private static String own(String named) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .map(InetAddress::getHostAddress)
                    .filter(named::equals)
                    .findFirst()
                    .orElseThrow(() -> new Problem(named + " is not an IPv4 address of this machine."));
        } catch (SocketException e) {
            throw unreadable(e);
        }
    }

    private static String localAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Lan::isUsable)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .findFirst()
                    .orElseThrow(() -> new Problem(
                            "This machine has no IPv4 address on a local network, so --lan has nothing to open."))
                    .getHostAddress();
        } catch (SocketException e) {
            throw unreadable(e);
        }
    }

    private static Problem unreadable(SocketException e) {
        return new Problem("The network interfaces can't be read: " + e.getMessage(), e);
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isPointToPoint() && !isForContainers(network);
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean isForContainers(NetworkInterface network) {
        var name = network.getName();
        return name.startsWith("docker") || name.startsWith("br-") || name.startsWith("veth");
    }

    private static void makeCertificate(Path file, String address, String password) {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + address + ",O=ArisGourmet local",
                        "-ext",
                        "SAN=IP:" + address + ",IP:127.0.0.1,DNS:localhost",
                        "-ext",
                        "EKU=serverAuth",
                        "-validity",
                        "365",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass:env",
                        "STORE_PASSWORD")
                .redirectErrorStream(true);
        command.environment().put("STORE_PASSWORD", password);
        try {
            var process = command.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Problem("The certificate could not be made: " + output.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.", e);
        }
    }
}
