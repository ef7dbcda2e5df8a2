package com.arisgourmet.bench;

import com.arisgourmet.bench.auth.Argon2Command;
import com.arisgourmet.bench.auth.AuthBenchCommand;
import com.arisgourmet.bench.binder.BinderBenchCommand;
import com.arisgourmet.bench.binder.ConsumeCommand;
import com.arisgourmet.bench.binder.ReadCommand;
import com.arisgourmet.bench.relay.CeilingCommand;
import com.arisgourmet.bench.relay.RelayBenchCommand;
import com.arisgourmet.bench.stream.BroadcastCommand;
import com.arisgourmet.bench.stream.StreamBenchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' own process. {@code aris bench} builds what they measure and starts it. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            RelayBenchCommand.class,
            CeilingCommand.class,
            BinderBenchCommand.class,
            ReadCommand.class,
            ConsumeCommand.class,
            AuthBenchCommand.class,
            Argon2Command.class,
            StreamBenchCommand.class,
            BroadcastCommand.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        CommandLine commands = new CommandLine(new Bench()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof NotMeasurable)) {
                throw failure;
            }
            command.getErr().println(command.getColorScheme().errorText(failure.getMessage()));
            return 1;
        });
        System.exit(commands.execute(args));
    }
}
