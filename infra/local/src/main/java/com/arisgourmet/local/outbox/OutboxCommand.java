package com.arisgourmet.local.outbox;

import picocli.CommandLine.Command;

/** Events that were not published, or that somebody needs again. */
@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        description = "Lists, releases and discards events that were not published; replays those that were.",
        subcommands = {ListCommand.class, ReleaseCommand.class, DiscardCommand.class, ReplayCommand.class})
public final class OutboxCommand {}
