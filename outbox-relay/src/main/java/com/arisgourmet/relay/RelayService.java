package com.arisgourmet.relay;

import com.arisgourmet.defaults.service.ArisService;
import com.arisgourmet.defaults.service.OwnTablesAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Moves what services committed to their outboxes into Redis Streams. Serves the management port alone. */
@SpringBootApplication(exclude = OwnTablesAutoConfiguration.class)
class RelayService {
    public static void main(String... args) {
        ArisService.run(RelayService.class, args);
    }
}
