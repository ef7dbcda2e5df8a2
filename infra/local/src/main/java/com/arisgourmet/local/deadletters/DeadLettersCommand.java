package com.arisgourmet.local.deadletters;

import picocli.CommandLine.Command;

/** Events that a consumer could not handle. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Lists, shows, retries and discards events that a consumer could not handle.",
        subcommands = {ListCommand.class, ShowCommand.class, RetryCommand.class, DiscardCommand.class})
public final class DeadLettersCommand {}
