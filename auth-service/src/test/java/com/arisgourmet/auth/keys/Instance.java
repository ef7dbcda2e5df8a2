package com.arisgourmet.auth.keys;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.defaults.keys.KeyEncryption;
import com.arisgourmet.defaults.keys.KeyProperties;
import com.arisgourmet.defaults.keys.KeyRotation;
import com.arisgourmet.defaults.keys.KeysEndpoint;
import com.arisgourmet.defaults.keys.SigningKeys;
import com.arisgourmet.defaults.keys.SigningKeysConfiguration;
import com.arisgourmet.defaults.keys.domain.RotationSchedule;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.security.TokenIssuer;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** As much of the service as keeps its keys and publishes them, at a clock of the test's. */
final class Instance implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HttpServer published;

    Instance(ConnectionFactory connections, KeyEncryption encryption, Clock clock) throws IOException {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("spring.application.name", "auth-service")));
        context.registerBean(DatabaseClient.class, () -> DatabaseClient.create(connections));
        context.registerBean(
                Transactions.class,
                () -> new Transactions(TransactionalOperator.create(new R2dbcTransactionManager(connections))));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(KeyEncryption.class, () -> encryption);
        context.registerBean(RotationSchedule.class, () -> context.getBean(KeyProperties.class)
                .scheduleFor(RevocationLog.TOKEN_LIFE));
        context.register(SigningKeysConfiguration.class, AuditedKeys.class, AuditLog.class, RevocationLog.class);
        context.refresh();
        published = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        published.createContext("/", exchange -> {
            byte[] set = String.valueOf(keys().publicKeySet().block()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        published.start();
    }

    String jwksAddress() {
        return "http://127.0.0.1:" + published.getAddress().getPort() + "/";
    }

    /** What the service does every few seconds. */
    void advance() {
        context.getBean(KeyRotation.class).advance().block();
    }

    List<KeysEndpoint.KeyView> rotate(boolean compromised) {
        return change(compromised, false);
    }

    List<KeysEndpoint.KeyView> reencrypt() {
        return change(false, true);
    }

    private List<KeysEndpoint.KeyView> change(boolean compromised, boolean reencrypt) {
        return Objects.requireNonNull(context.getBean(KeysEndpoint.class)
                        .change(compromised, reencrypt)
                        .block())
                .items();
    }

    List<KeysEndpoint.KeyView> list() {
        return Objects.requireNonNull(context.getBean(KeysEndpoint.class).list().block())
                .items();
    }

    /** @return a token that is good for an hour of real time, so that nothing but its key decides about it */
    String sign() {
        Instant now = Instant.now();
        return Objects.requireNonNull(keys().sign(new JWTClaimsSet.Builder()
                        .issuer(TokenIssuer.AUTH)
                        .audience(TokenIssuer.AUDIENCE)
                        .subject(UUID.randomUUID().toString())
                        .claim("rid", UUID.randomUUID().toString())
                        .claim("role", "waiter")
                        .claim("perms", List.of())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(3_600)))
                        .build())
                .block());
    }

    private SigningKeys keys() {
        return context.getBean(SigningKeys.class);
    }

    @Override
    public void close() {
        published.stop(0);
        context.close();
    }
}
