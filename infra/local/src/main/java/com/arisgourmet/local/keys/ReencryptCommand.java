package com.arisgourmet.local.keys;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.management.ManagementPort;
import com.arisgourmet.local.management.ServicesCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Has each service that signs tokens encrypt its keys under the key-encryption key it was given last. */
@Command(
        name = "reencrypt",
        mixinStandardHelpOptions = true,
        description = "Encrypts under ARIS_KEY_ENCRYPTION_KEY the keys that are still encrypted under"
                + " ARIS_KEY_ENCRYPTION_KEY_OTHER. May be repeated; nobody notices.")
final class ReencryptCommand extends ServicesCommand {

    @Override
    protected List<JsonNode> ask(List<ManagementPort> services) {
        List<JsonNode> reencrypted = services.stream()
                .map(service -> service.tryPost("keys", Map.of("reencrypt", "true")))
                .flatMap(Optional::stream)
                .toList();
        if (reencrypted.isEmpty()) {
            throw new Problem("No service that signs tokens was asked.");
        }
        return reencrypted;
    }

    @Override
    protected void print(List<JsonNode> answers, PrintWriter out) {
        KeyTable.print(answers, out);
    }
}
