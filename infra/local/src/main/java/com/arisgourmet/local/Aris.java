package com.arisgourmet.local;

import com.arisgourmet.local.bench.BenchCommand;
import com.arisgourmet.local.cli.DownCommand;
import com.arisgourmet.local.cli.LogsCommand;
import com.arisgourmet.local.cli.StatusCommand;
import com.arisgourmet.local.cli.UpCommand;
import com.arisgourmet.local.deadletters.DeadLettersCommand;
import com.arisgourmet.local.deadletters.StreamsCommand;
import com.arisgourmet.local.faults.FaultsCommand;
import com.arisgourmet.local.keys.KeysCommand;
import com.arisgourmet.local.outbox.OutboxCommand;
import com.arisgourmet.local.replay.ReplayCommand;
import com.arisgourmet.local.trials.FuzzCommand;
import com.arisgourmet.local.trials.StreamFaultsCommand;
import com.arisgourmet.local.trials.WallsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code aris} command: the whole system on this machine. Exits with 0 if what was asked for is so, with 1 and one
 * sentence on standard error if not, with 2 if the command line makes no sense.
 */
@Command(
        name = "aris",
        mixinStandardHelpOptions = true,
        description = "ArisGourmet on this machine, without containers.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ReplayCommand.class,
            OutboxCommand.class,
            DeadLettersCommand.class,
            StreamsCommand.class,
            KeysCommand.class,
            FaultsCommand.class,
            FuzzCommand.class,
            StreamFaultsCommand.class,
            WallsCommand.class,
            BenchCommand.class
        })
public final class Aris {

    private Aris() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Aris()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof Problem)) {
                throw failure;
            }
            command.getErr().println(command.getColorScheme().errorText(failure.getMessage()));
            return 1;
        });
    }
}
