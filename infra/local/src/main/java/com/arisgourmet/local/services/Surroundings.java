package com.arisgourmet.local.services;

import com.arisgourmet.local.home.Ports;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.lan.Lan;
import com.arisgourmet.local.servers.MySqlServer;
import com.arisgourmet.local.servers.RedisServer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the services are told about where they run, as environment variables.
 *
 * @param lan present if phones on the local network may reach the gateway
 */
public record Surroundings(Ports ports, MySqlServer mysql, RedisServer redis, Secrets secrets, Optional<Lan> lan) {

    /** Where guests and staff reach the system. */
    public String publicUrl() {
        var port = ports.service(Service.GATEWAY.port());
        return lan.map(open -> "https://%s:%d".formatted(open.address(), port)).orElse("http://127.0.0.1:" + port);
    }

    /** The environment of a service; there are secrets in it. */
    public Map<String, String> of(Service service) {
        var environment = new HashMap<String, String>();
        environment.put("TZ", "UTC");
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("ARIS_LOCAL", "true");
        environment.put("ARIS_PUBLIC_URL", publicUrl());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(ports.service(service.port())));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management(service.port())));
        for (var other : new Service[] {Service.AUTH, Service.CATALOG, Service.TABLE, Service.ORDER}) {
            environment.put("ARIS_%s_URL".formatted(other.name()), "http://127.0.0.1:" + ports.service(other.port()));
        }
        var redisPassword = secrets.password("ARIS_%s_REDIS_PASSWORD".formatted(service.name()));
        environment.put("ARIS_REDIS_URL", redis.urlFor(service.shortName(), redisPassword));
        if (service.hasSchema()) {
            environment.putAll(database(service));
        }
        if (service == Service.AUTH || service == Service.TABLE) {
            environment.put("ARIS_KEY_ENCRYPTION_KEY", secrets.key("ARIS_KEY_ENCRYPTION_KEY"));
            secrets.existing("ARIS_KEY_ENCRYPTION_KEY_OTHER")
                    .ifPresent(other -> environment.put("ARIS_KEY_ENCRYPTION_KEY_OTHER", other));
        }
        if (service != Service.RELAY) {
            environment.put("ARIS_SERVICE_SECRET", secrets.key("ARIS_SERVICE_SECRET"));
        }
        if (service == Service.GATEWAY) {
            environment.put(
                    "ARIS_EDGE_LIMITSCALE", "100"); // replays and trials come from one restaurant and one address
            lan.ifPresent(open -> environment.putAll(open.environment(secrets)));
        }
        return environment;
    }

    private Map<String, String> database(Service service) {
        var schema = "aris_" + service.name().toLowerCase(Locale.ROOT);
        return Map.of(
                "ARIS_MYSQL_HOST", mysql.host(),
                "ARIS_MYSQL_PORT", Integer.toString(mysql.port()),
                "ARIS_DATABASE_SCHEMA", schema,
                "ARIS_DATABASE_USERNAME", schema,
                "ARIS_DATABASE_PASSWORD", secrets.password("ARIS_%s_PASSWORD".formatted(service.name())),
                "ARIS_DATABASE_DDL_USERNAME", schema + "_ddl",
                "ARIS_DATABASE_DDL_PASSWORD", secrets.password("ARIS_%s_DDL_PASSWORD".formatted(service.name())));
    }
}
