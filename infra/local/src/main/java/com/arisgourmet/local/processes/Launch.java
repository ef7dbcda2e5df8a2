package com.arisgourmet.local.processes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process to be started.
 *
 * @param name component it is
 * @param command program and arguments; never a secret, command lines can be read by anyone on the machine
 * @param tuning arguments between program and the rest that change nothing but speed
 * @param environment added to this process's own; secrets go here
 * @param ports every port it will listen on, the one it serves on first
 * @param managementPort 0 if none
 * @param stamp stands for inputs that the command does not show: content of a jar or a configuration file
 */
public record Launch(
        String name,
        Path folder,
        List<String> command,
        List<String> tuning,
        Map<String, String> environment,
        List<Integer> ports,
        int managementPort,
        String stamp) {

    List<String> fullCommand() {
        var full = new ArrayList<>(command);
        full.addAll(1, tuning);
        return full;
    }

    /** Equal for two launches that lead to the same process; tells nothing about the secrets in it. */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var text = command + "\n" + new TreeMap<>(environment) + "\n" + ports + "\n" + stamp;
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
