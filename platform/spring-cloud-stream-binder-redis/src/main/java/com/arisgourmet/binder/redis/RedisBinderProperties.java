package com.arisgourmet.binder.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for the binder as a whole.
 *
 * @param commandTimeout how long a Redis command or a connection attempt may take; a blocking read may take its own timeout more
 */
@ConfigurationProperties("spring.cloud.stream.redis.binder")
public record RedisBinderProperties(@DefaultValue("5s") Duration commandTimeout) {}
