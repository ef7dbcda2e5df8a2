package com.arisgourmet.defaults.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where verifiers fetch public keys.
 *
 * @param authUrl base address of auth-service, which signs staff tokens
 * @param tableUrl base address of table-service, which signs guest tokens
 */
@ConfigurationProperties("aris")
public record TokenProperties(
        @DefaultValue("http://127.0.0.1:8081") String authUrl,
        @DefaultValue("http://127.0.0.1:8083") String tableUrl) {}
