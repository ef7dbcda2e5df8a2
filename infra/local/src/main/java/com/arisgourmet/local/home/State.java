package com.arisgourmet.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code up} started, as of its last step; the truth about a process is the process itself.
 *
 * @param gatewayUrl where the system is reached
 * @param redis {@code host:port} of the streams
 * @param components in the order they were started
 */
public record State(@Nullable String gatewayUrl, @Nullable String redis, List<Component> components) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    public static final State NOTHING = new State(null, null, List.of());

    /** The state kept on disk; a file nobody can read any more counts as none. */
    public static State read(Home home) {
        try {
            return Files.exists(home.state()) ? JSON.readValue(home.state().toFile(), State.class) : NOTHING;
        } catch (JacksonException e) {
            return NOTHING;
        }
    }

    public void write(Home home) {
        Home.writePrivately(home.state(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    public static void delete(Home home) {
        try {
            Files.deleteIfExists(home.state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public State at(String url, String redisAddress) {
        return new State(url, redisAddress, components);
    }

    public State with(Component component) {
        var others = components.stream().filter(other -> !other.name().equals(component.name()));
        return new State(
                gatewayUrl, redis, Stream.concat(others, Stream.of(component)).toList());
    }

    public Optional<Component> component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }
}
