package io.tapedeck.app.configuration;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Sources and service files in a folder that become a jar, as a build makes it. */
public final class PluginSources {
    private final Path folder;
    private final Path classes;

    /**
     * Nothing yet.
     *
     * @param folder to work in.
     * @throws IOException where it cannot be made.
     */
    public PluginSources(final Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        classes = Files.createDirectories(folder.resolve("classes"));
    }

    /**
     * Compiles one class.
     *
     * @param name   of the class and its file.
     * @param source that may use the classes before it.
     * @return this.
     * @throws IOException where it cannot be written.
     */
    public PluginSources type(final String name, final String source) throws IOException {
        final Path file = Files.writeString(folder.resolve(name + ".java"), source);
        final List<String> arguments = new ArrayList<>(List.of("-proc:none", "-Xlint:all,-path", "-Werror", "-d",
            classes.toString(), "-cp", System.getProperty("java.class.path") + ":" + classes, file.toString()));
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)), name);
        return this;
    }

    /**
     * Takes a class away again, as another version might.
     *
     * @param name of the class.
     * @return this.
     * @throws IOException where it is not there.
     */
    public PluginSources without(final String name) throws IOException {
        Files.delete(classes.resolve(name + ".class"));
        return this;
    }

    /**
     * Packs all classes.
     *
     * @param jar      to be written.
     * @param services name of the service file to its content.
     * @throws IOException where it cannot be written.
     */
    public void jar(final Path jar, final Map<String, String> services) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
            for (final Map.Entry<String, String> service : services.entrySet()) {
                out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
                out.write(service.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (final Path type : compiled()) {
                out.putNextEntry(new JarEntry(classes.relativize(type).toString()));
                Files.copy(type, out);
            }
        }
    }

    private List<Path> compiled() throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
