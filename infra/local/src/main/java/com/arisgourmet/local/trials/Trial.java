package com.arisgourmet.local.trials;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One test of {@code infra/e2e}, run on the system that is running here. What it says goes to the terminal. */
record Trial(String test) {

    /**
     * @param properties for the test
     * @return whether it held
     */
    boolean holds(Map<String, String> properties) throws IOException, InterruptedException {
        Home home = Home.current();
        String gateway = State.read(home).gatewayUrl();
        if (gateway == null) {
            throw new Problem("Nothing is running here. Start with ./aris up.");
        }
        if (!gateway.startsWith("http://")) {
            throw new Problem("This is tried over plain http: start without --lan.");
        }
        List<String> command = new ArrayList<>(List.of(
                home.root().resolve("mvnw").toString(),
                "-B",
                "-q",
                "-pl",
                "infra/e2e",
                "-am",
                "verify",
                "-Dskip.unit.tests",
                "-Dspotless.check.skip",
                "-Dit.test=" + test,
                "-Dfailsafe.failIfNoSpecifiedTests=false",
                "-Daris.system=" + home.data()));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        return new ProcessBuilder(command)
                        .directory(home.root().toFile())
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }
}
