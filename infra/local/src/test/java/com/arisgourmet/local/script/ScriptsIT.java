package com.arisgourmet.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./aris} and {@code ./mvnw} on a machine that has next to nothing: no JDK but one made up here, no Maven. */
class ScriptsIT {
    private static final Path ROOT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final List<String> TOOLS = List.of(
            "sh",
            "sed",
            "awk",
            "dirname",
            "basename",
            "readlink",
            "head",
            "cut",
            "find",
            "curl",
            "tar",
            "gzip",
            "sha512sum",
            "shasum",
            "mktemp",
            "mkdir",
            "mv",
            "rm",
            "uname",
            "touch");

    private Path root;
    private Path path;

    private record Ended(int status, String output, String errors) {}

    @BeforeEach
    void aMachine(@TempDir Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("checkout/.mvn/wrapper"))
                .getParent()
                .getParent();
        path = Files.createDirectory(folder.resolve("bin"));
        for (String tool : TOOLS) {
            Path found = Stream.of("/usr/bin", "/bin")
                    .map(Path::of)
                    .map(bin -> bin.resolve(tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                Files.writeString(path.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
                executable(path.resolve(tool));
            }
        }
        for (String script : List.of("aris", "mvnw", ".mvn/find-jdk.sh")) {
            String elsewhere = Files.readString(ROOT.resolve(script))
                    .replace("/usr/lib/jvm/*", folder + "/jvm/*")
                    .replace(" /Library/Java/JavaVirtualMachines/*", " " + folder + "/none/*");
            Files.writeString(root.resolve(script), elsewhere);
            executable(root.resolve(script));
        }
    }

    @Test
    void withoutAJdkBothSayWhatIsMissingInOneLine() throws Exception {
        for (String script : List.of("aris", "mvnw")) {
            Ended ended = run(script, "--version");

            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.errors().lines())
                    .singleElement()
                    .asString()
                    .contains("needs a JDK of version 21 or later");
            assertThat(ended.output()).isEmpty();
        }
    }

    @Test
    void anOlderJdkIsNone() throws Exception {
        jdk("17.0.12");

        assertThat(run("aris", "status").errors()).contains("needs a JDK of version 21 or later");
    }

    @Test
    void withoutMavenTheNamedOneIsFetchedOnceAndChecked() throws Exception {
        jdk("21.0.4");
        Path archive = maven();
        publish(archive, sha512(archive));

        Ended first = run("mvnw", "verify");
        assertThat(first.errors()).contains("Fetching Maven");
        assertThat(first.output()).contains("maven: -f " + root + "/pom.xml verify");
        Files.delete(archive);
        assertThat(run("mvnw", "verify").output()).contains("verify");
    }

    @Test
    void aMavenThatIsNotWhatWasPublishedIsThrownAway() throws Exception {
        jdk("21.0.4");
        publish(maven(), "0".repeat(128));

        Ended ended = run("mvnw", "verify");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).contains("does not match its published SHA-512");
        assertThat(run("mvnw", "verify").status()).isEqualTo(1);
    }

    @Test
    void aMavenThatIsTooOldIsPassedOver() throws Exception {
        jdk("21.0.4");
        Files.writeString(path.resolve("mvn"), "#!/bin/sh\necho Apache Maven 3.6.3\n");
        executable(path.resolve("mvn"));
        Path archive = maven();
        publish(archive, sha512(archive));

        assertThat(run("mvnw", "verify").output()).contains("maven: -f");
    }

    private Ended run(String script, String argument) throws Exception {
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        var builder = new ProcessBuilder(root.resolve(script).toString(), argument)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", path.toString(), "HOME", root.resolve("home").toString()));
        int status = builder.start().waitFor();
        return new Ended(status, Files.readString(out), Files.readString(err));
    }

    private void jdk(String version) throws IOException {
        Path jdk = Files.createDirectories(root.resolveSibling("jvm/jdk/bin")).getParent();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(jdk.resolve("bin/javac"), "");
        executable(jdk.resolve("bin/javac"));
    }

    /** @return an archive as Maven's are, whose program tells how it was called */
    private Path maven() throws Exception {
        Path program = Files.createDirectories(root.resolveSibling("pack/apache-maven/bin"))
                .resolve("mvn");
        Files.writeString(program, "#!/bin/sh\necho \"maven: $*\"\n");
        executable(program);
        Path archive = root.resolveSibling("apache-maven-bin.tar.gz");
        var tar = new ProcessBuilder(
                        "tar",
                        "-czf",
                        archive.toString(),
                        "-C",
                        root.resolveSibling("pack").toString(),
                        "apache-maven")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return archive;
    }

    private void publish(Path archive, String sha512) throws IOException {
        Files.writeString(Path.of(archive + ".sha512"), sha512);
        Files.writeString(
                root.resolve(".mvn/wrapper/maven-wrapper.properties"), "distributionUrl=" + archive.toUri() + "\n");
    }

    private static String sha512(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file)));
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
