package com.arisgourmet.local.services;

import com.arisgourmet.local.home.Component;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.State;
import com.arisgourmet.local.processes.OwnProcesses;
import com.arisgourmet.local.processes.ResidentMemory;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the installation is at one moment.
 *
 * @param gatewayUrl where it is reached; absent until it was ready once
 * @param ready all six services, and the servers started with them, are ready
 * @param residentMegabytes of all components together
 */
public record Status(@Nullable String gatewayUrl, boolean ready, long residentMegabytes, List<Row> components) {

    /** @param state {@code ready}, {@code starting} (alive, not ready) or {@code stopped} */
    public record Row(String name, long pid, int port, String state, long residentMegabytes) {}

    public static Status of(Home home) {
        var state = State.read(home);
        var processes = new OwnProcesses(home);
        var readiness = new Readiness();
        var rows = state.components().parallelStream()
                .map(component -> row(component, processes, readiness))
                .toList();
        var complete = Arrays.stream(Service.values())
                .allMatch(service -> state.component(service.artifact()).isPresent());
        var ready = complete && rows.stream().allMatch(row -> row.state().equals("ready"));
        var memory = rows.stream().mapToLong(Row::residentMegabytes).sum();
        return new Status(state.gatewayUrl(), ready, memory, rows);
    }

    private static Row row(Component component, OwnProcesses processes, Readiness readiness) {
        if (processes.find(component).isEmpty()) {
            return new Row(component.name(), component.pid(), component.port(), "stopped", 0);
        }
        var state = readiness.isReady(component) ? "ready" : "starting";
        var memory = ResidentMemory.megabytesOf(component.pid());
        return new Row(component.name(), component.pid(), component.port(), state, memory);
    }
}
