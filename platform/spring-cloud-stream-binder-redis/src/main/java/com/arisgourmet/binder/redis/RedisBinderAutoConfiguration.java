package com.arisgourmet.binder.redis;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** What the application's own context needs, beside the binder's: see {@link AwaitedFunctions} and {@link StrictConversion}. */
@AutoConfiguration
class RedisBinderAutoConfiguration {

    @Bean
    static AwaitedFunctions redisBinderAwaitedFunctions(Environment environment) {
        return new AwaitedFunctions(environment);
    }

    @Bean
    StrictConversion redisBinderStrictConversion() {
        return new StrictConversion();
    }
}
