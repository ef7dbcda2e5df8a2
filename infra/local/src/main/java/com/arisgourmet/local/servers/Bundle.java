package com.arisgourmet.local.servers;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Programs packed in a jar on the class path, unpacked once; a target folder that exists is complete. */
final class Bundle {

    private Bundle() {}

    static boolean exists(String resource) {
        return Bundle.class.getResource(resource) != null;
    }

    /**
     * @param marker a resource of the jar
     * @param prefix what to unpack, taken off the names
     * @param wanted asked with the name without prefix
     */
    static void unpack(String marker, String prefix, Path target, Predicate<String> wanted) {
        if (Files.exists(target)) {
            return;
        }
        var url = Bundle.class.getResource(marker);
        if (url == null) {
            throw new Problem("No program for this machine is packed: " + marker);
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        try (var jar = jarOf(url)) {
            Home.delete(part);
            Files.createDirectories(part);
            for (var entry : jar.stream()
                    .filter(entry -> entry.getName().startsWith(prefix))
                    .toList()) {
                var name = entry.getName().substring(prefix.length());
                if (!entry.isDirectory() && wanted.test(name)) {
                    copy(jar, entry, part.resolve(name).normalize());
                }
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not unpack " + marker, e);
        }
    }

    private static ZipFile jarOf(URL url) throws IOException {
        var connection = (JarURLConnection) url.openConnection();
        return new ZipFile(Path.of(connection.getJarFileURL().getPath()).toFile());
    }

    private static void copy(ZipFile jar, ZipEntry entry, Path file) throws IOException {
        var folder = Home.folder(Home.folderOf(file));
        try (var in = jar.getInputStream(entry)) {
            Files.copy(in, file);
        }
        var program = folder.endsWith("bin") || !file.getFileName().toString().contains(".so");
        if (program && !file.toFile().setExecutable(true)) {
            throw new IOException("could not make executable: " + file);
        }
    }
}
