package com.arisgourmet.local.keys;

import picocli.CommandLine.Command;

/** The keys that sign tokens. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Lists, rotates and re-encrypts the keys that sign tokens.",
        subcommands = {ListCommand.class, RotateCommand.class, ReencryptCommand.class})
public final class KeysCommand {}
