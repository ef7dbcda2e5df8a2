package com.arisgourmet.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are.
 *
 * @param publicUrl what browsers open; its origin may open sockets
 */
@ConfigurationProperties("aris")
public record Backends(String publicUrl, String authUrl, String catalogUrl, String tableUrl, String orderUrl) {

    /** @return base addresses by service name, in the order the API is described */
    public Map<String, String> byName() {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("auth", authUrl);
        urls.put("catalog", catalogUrl);
        urls.put("table", tableUrl);
        urls.put("order", orderUrl);
        return urls;
    }
}
