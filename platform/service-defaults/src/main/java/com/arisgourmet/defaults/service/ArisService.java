package com.arisgourmet.defaults.service;

import com.arisgourmet.defaults.persistence.Migrations;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.StandardEnvironment;

/**
 * Starts a service. {@code java -jar x-service.jar} serves; {@code java -jar x-service.jar migrate} brings the schema up to
 * date and exits: 0, or 1 with one line that says why.
 */
public final class ArisService {
    private ArisService() {}

    public static void run(Class<?> application, String... args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (args.length > 0 && args[0].equals("migrate")) {
            System.exit(migrate());
        }
        SpringApplication.run(application, args);
    }

    @SuppressWarnings("SystemOut") // a command answers on the terminal
    private static int migrate() {
        try {
            var environment = new StandardEnvironment();
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
            Migrations.run(environment);
            return 0;
        } catch (RuntimeException failure) {
            System.err.println("migrate: "
                    + String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
            return 1;
        }
    }
}
