package com.arisgourmet.gateway;

import com.arisgourmet.defaults.service.ArisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class GatewayService {
    public static void main(String... args) {
        ArisService.run(GatewayService.class, args);
    }
}
