package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

    @ParameterizedTest
    @ValueSource(classes = {RedisConsumerProperties.class, RedisProducerProperties.class})
    void everyPropertyHasARowInTheReadme(Class<?> properties) throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Arrays.stream(properties.getMethods())
                        .map(method -> method.getName())
                        .filter(name -> name.startsWith("set"))
                        .map(ReadmeTest::kebab))
                .isNotEmpty()
                .allSatisfy(property -> assertThat(readme).contains("| `" + property + "` |"));
    }

    private static String kebab(String setter) {
        return setter.substring("set".length())
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }
}
