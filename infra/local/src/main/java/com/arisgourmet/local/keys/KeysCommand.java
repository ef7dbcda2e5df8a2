package com.arisgourmet.local.keys;

import picocli.CommandLine.Command;

/** The keys that sign tokens. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Lists and rotates the keys that sign tokens.",
        subcommands = {ListCommand.class, RotateCommand.class})
public final class KeysCommand {}
