package com.arisgourmet.local.deadletters;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.management.ManagementPort;
import com.arisgourmet.local.management.ServicesCommand;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** A command about one letter, which one of the services has. */
abstract class LetterCommand extends ServicesCommand {
    @Parameters(paramLabel = "GROUP", description = "The consumer group, like order-service.projections.")
    String group = "";

    @Parameters(paramLabel = "ID", description = "As listed.")
    String id = "";

    @Override
    protected final List<JsonNode> ask(List<ManagementPort> services) {
        return services.stream()
                .map(this::ask)
                .flatMap(Optional::stream)
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new Problem("There is no such dead letter."));
    }

    abstract Optional<JsonNode> ask(ManagementPort service);
}
