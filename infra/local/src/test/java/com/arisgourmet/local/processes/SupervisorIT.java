package com.arisgourmet.local.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Component;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, started as services are; what they do is wait. */
class SupervisorIT {
    private Home home;
    private Supervisor supervisor;

    @BeforeEach
    void anInstallation(@TempDir Path folder) {
        home = new Home(folder, folder);
        supervisor = new Supervisor(home);
    }

    @AfterEach
    void end() {
        new Supervisor(home).endAll();
    }

    @Test
    void aTakenPortIsOneSentenceThatNamesPortAndWayOut() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> supervisor.ensure(waiting("order-service", home, taken.getLocalPort())))
                    .isInstanceOf(Problem.class)
                    .hasMessage(
                            "Port %d, needed by order-service, is taken by another program. Free it, or shift all ports: ./aris up --port-offset 100",
                            taken.getLocalPort());
        }
    }

    @Test
    void whatRunsAlreadyIsLeftAloneAndWhatChangedIsReplaced() throws Exception {
        int port = freePort();
        Component first = supervisor.ensure(waiting("order-service", home, port));

        assertThat(supervisor.ensure(waiting("order-service", home, port))).isEqualTo(first);
        assertThat(supervisor.ensure(waiting("order-service", home, freePort())).pid())
                .isNotEqualTo(first.pid());
        assertThat(ProcessHandle.of(first.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void anOrphanOfAKilledRunIsEndedByTheNextAndAnotherInstallationsProcessIsNot(@TempDir Path elsewhere)
            throws Exception {
        Home another = new Home(elsewhere, elsewhere);
        Supervisor others = new Supervisor(another);
        Component foreign = others.ensure(waiting("order-service", another, freePort()));
        Component orphan = supervisor.ensure(waiting("order-service", home, freePort()));
        State.delete(home);

        new Supervisor(home).endOrphans();

        assertThat(ProcessHandle.of(orphan.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(others.isAlive(foreign)).isTrue();
        others.endAll();
    }

    @Test
    void theNextRunFindsWhatAKilledRunStarted() throws Exception {
        Component started = supervisor.ensure(waiting("order-service", home, freePort()));

        Supervisor next = new Supervisor(home);
        assertThat(next.state().component("order-service")).contains(started);
        next.endAll();
        ProcessHandle.of(started.pid())
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(10, TimeUnit.SECONDS));
    }

    private static Launch waiting(String name, Home home, int port) {
        List<String> command = List.of(
                "/bin/sh",
                "-c",
                "while :; do sleep 1; done",
                "waiting",
                OwnProcesses.mark(home).strip(),
                "x");
        return new Launch(name, home.root(), command, List.of(), Map.of(), List.of(port), port + 1, "");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
