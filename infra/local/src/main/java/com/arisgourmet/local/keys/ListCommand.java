package com.arisgourmet.local.keys;

import com.arisgourmet.local.management.ManagementPort;
import com.arisgourmet.local.management.ServicesCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the keys. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the keys that sign tokens, and where each is on its way.")
final class ListCommand extends ServicesCommand {

    @Override
    protected List<JsonNode> ask(List<ManagementPort> services) {
        return services.stream()
                .map(service -> service.find("keys", Map.of()))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    protected void print(List<JsonNode> answers, PrintWriter out) {
        KeyTable.print(answers, out);
    }
}
