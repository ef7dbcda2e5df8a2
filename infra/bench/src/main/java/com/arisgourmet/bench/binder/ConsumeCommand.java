package com.arisgourmet.bench.binder;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** An instance that consumes the backlog through the inbox and writes each effect down, until its standard input ends. */
@Command(name = "consume", hidden = true)
public final class ConsumeCommand implements Callable<Integer> {
    static final String GROUP = "faults";
    private static final int LEASE_SECONDS = 2;

    @Override
    public Integer call() throws Exception {
        Sources sources = Sources.ofEnvironment();
        try (Reader reader = BinderReader.inbox(
                sources, ReadCommand.BACKLOG, GROUP, LEASE_SECONDS, Effect.LOG, (payload, entryId) -> {})) {
            reader.start();
            while (System.in.read() >= 0) {
                // only its end matters
            }
        }
        return 0;
    }
}
