package io.tapedeck.app.project;

import io.tapedeck.app.configuration.ConfigurationException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a new project: a strategy with its provider, a test, and the build. Immutable. */
public final class StrategyProject {
    private final ProjectNames names;
    private final Path folder;
    private final Path home;

    /**
     * A project that is not written yet.
     *
     * @param names  of the strategy and its package.
     * @param folder of the project.
     * @param home   where tapedeck lies, whose jars it is built with.
     */
    public StrategyProject(final ProjectNames names, final Path folder, final Path home) {
        this.names = names;
        this.folder = folder;
        this.home = home;
    }

    /**
     * Writes all files.
     *
     * @return their paths inside the folder.
     * @throws IOException            where the disk does not take them.
     * @throws ConfigurationException where the folder exists; it is left as it is.
     */
    public List<String> write() throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigurationException(folder + " exists already: choose another name, or another --dir");
        }
        final Map<String, String> files = files();
        for (final Map.Entry<String, String> file : files.entrySet()) {
            final Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return List.copyOf(files.keySet());
    }

    /** Path inside the folder to content. */
    private Map<String, String> files() {
        final String main = "src/main/java/" + names.packagePath() + "/" + names.className();
        final String test = "src/test/java/" + names.packagePath() + "/" + names.className();
        final Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", filled("README.md", home.toString()));
        files.put("pom.xml", filled("pom.xml", xml(home.toString())));
        files.put(".gitignore", filled("gitignore", ""));
        files.put(main + ".java", filled("Strategy.java", ""));
        files.put(main + "Provider.java", filled("StrategyProvider.java", ""));
        files.put("src/main/resources/META-INF/services/io.tapedeck.engine.strategy.StrategyProvider",
            filled("services", ""));
        files.put(test + "Test.java", filled("StrategyTest.java", ""));
        return files;
    }

    private String filled(final String template, final String homeText) {
        return text(template)
            .replace("{{name}}", names.strategy())
            .replace("{{package}}", names.packageName())
            .replace("{{path}}", names.packagePath())
            .replace("{{class}}", names.className())
            .replace("{{folder}}", folder.getFileName().toString())
            .replace("{{home}}", homeText);
    }

    private static String text(final String template) {
        try (InputStream file = StrategyProject.class.getResourceAsStream("/project/" + template)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String xml(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
