package com.arisgourmet.gateway.stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
    @Bean
    EventParser eventParser(JsonMapper json) {
        return new EventParser(json);
    }
}
