package io.tapedeck.app;

import io.tapedeck.app.cli.ExitCode;
import io.tapedeck.app.configuration.ConfigurationReading;
import io.tapedeck.app.configuration.DaemonConfigurationFile;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the files in deploy/ and their guide name is there: commands, options, settings. No container is run. */
class DeploymentTest {
    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final Path DEPLOY = HOME.resolve("deploy");
    private static final String INSTALLED = "/opt/tapedeck/";
    private static final String PROGRAM = INSTALLED + "bin/tapedeck";
    private static final String STATE = "/var/lib/tapedeck";

    @TempDir
    private Path directory;

    private static String text(final String file) throws IOException {
        return Files.readString(DEPLOY.resolve(file));
    }

    /** What is an option, a subcommand or a value is for the parser of the command line to say. */
    private static void requireCommand(final List<String> words) {
        final String[] arguments = words.toArray(String[]::new);
        final CommandLine line = Tapedeck.tree(arguments)
            .setCaseInsensitiveEnumValuesAllowed(true);
        assertFalse(line.parseArgs(arguments).unmatched().size() > 0, () -> words.toString());
        final int config = words.indexOf("--config");
        if (config >= 0) {
            final String file = words.get(config + 1);
            assertTrue(Files.exists(HOME.resolve("config").resolve(Path.of(file).getFileName())), file);
        }
    }

    private static List<String> values(final String unit, final String key) {
        return unit.lines().filter(line -> line.startsWith(key + "=")).map(line -> line.substring(key.length() + 1))
            .toList();
    }

    private static void requireStart(final String commandLine) {
        final List<String> words = List.of(commandLine.split(" "));
        assertEquals(PROGRAM, words.get(0));
        requireCommand(words.subList(1, words.size()));
    }

    @Test
    void theUnitsStartWhatThereIs() throws IOException {
        final String daemon = text("tapedeck.service");
        values(daemon, "ExecStart").forEach(DeploymentTest::requireStart);
        final List<String> backup = values(text("tapedeck-backup.service"), "ExecStart");
        assertEquals(2, backup.size());
        backup.forEach(DeploymentTest::requireStart);

        assertEquals(List.of(STATE), values(daemon, "WorkingDirectory"));
        assertEquals(List.of("tapedeck"), values(daemon, "StateDirectory"), "which is " + STATE);
        assertTrue(Integer.parseInt(values(daemon, "TimeoutStopSec").get(0)) > 5, "the last snapshot may take 5 s");
    }

    @Test
    void whatAStartCannotMendIsNotStartedAgain() throws IOException {
        assertEquals(List.of("2 3 5"), values(text("tapedeck.service"), "RestartPreventExitStatus"),
            "each start on an almost full disk takes more of what is left of it");
        final String guide = Files.readString(HOME.resolve("docs/deployment.md"));
        for (final int code : List.of(ExitCode.DONE, ExitCode.CHECK_FAILED, ExitCode.USAGE, ExitCode.DATA,
                ExitCode.NETWORK, ExitCode.HALTED)) {
            assertTrue(guide.contains("\n| " + code + " | "), () -> "exit code " + code);
        }
    }

    @Test
    void whatIsSetByTheEnvironmentIsASetting() throws IOException {
        final Map<String, String> environment = new HashMap<>();
        final Pattern assignment = Pattern.compile("^(?:Environment=)?(TAPEDECK_[A-Z_]+)=(.*)$", Pattern.MULTILINE);
        for (final String file : List.of("tapedeck.service", "secrets.env.example")) {
            assignment.matcher(text(file)).results().forEach(found -> environment.put(found.group(1), found.group(2)));
        }
        services().values().forEach(service -> {
            if (service.get("environment") instanceof Map<?, ?> set) {
                set.forEach((name, value) -> environment.put(name.toString(), value.toString()));
            }
        });
        assertEquals(5, environment.size(), environment::toString);

        for (final String config : List.of("paper.yaml", "loopback.yaml")) {
            final ConfigurationReading reading = DaemonConfigurationFile.read(HOME.resolve("config").resolve(config),
                environment, StrategyCatalogue.load());
            assertEquals(List.of(), reading.problems());
        }
    }

    @Test
    void theImageCopiesAndStartsWhatThereIs() throws IOException {
        final String image = text("Dockerfile").replaceAll("\\\\\n\\s*", "");
        final Set<String> copied = new HashSet<>();
        Pattern.compile("^COPY --from=build /src/(\\S+) " + INSTALLED + "(\\S+)$", Pattern.MULTILINE).matcher(image)
            .results().forEach(copy -> {
                assertEquals(copy.group(1), copy.group(2), "the launcher looks where it looks in a checkout");
                copied.add(copy.group(1));
            });
        assertEquals(Set.of("bin/tapedeck", "config", "app/target/tapedeck.jar", "app/target/lib"), copied);
        assertTrue(Files.exists(HOME.resolve("bin/tapedeck")) && Files.isDirectory(HOME.resolve("config")));

        final List<List<String>> arrays = Pattern.compile("(\\w+) (\\[\".*\"\\])").matcher(image).results()
            .map((MatchResult found) -> strings(load(found.group(2)))).toList();
        assertEquals(3, arrays.size());
        final List<String> health = arrays.get(0);
        assertEquals(List.of(PROGRAM), arrays.get(1));
        assertEquals(PROGRAM, health.get(0));
        requireCommand(health.subList(1, health.size()));
        requireCommand(arrays.get(2));
        assertTrue(image.contains("\nUSER 10001:10001\nWORKDIR " + STATE + "\nVOLUME " + STATE + "\n"), image);
    }

    private static Object load(final String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    private static List<String> strings(final Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    private static Map<String, Map<?, ?>> services() throws IOException {
        final Map<String, Map<?, ?>> services = new HashMap<>();
        ((Map<?, ?>) ((Map<?, ?>) load(text("compose.yaml"))).get("services")).forEach((name, service) ->
            services.put(name.toString(), (Map<?, ?>) service));
        return services;
    }

    @Test
    void everyServiceStartsWhatThereIs() throws IOException {
        final Map<String, Map<?, ?>> services = services();
        assertEquals(Set.of("market", "venue", "daemon"), services.keySet());
        for (final Map<?, ?> service : services.values()) {
            requireCommand(strings(service.get("command")));
            assertEquals(List.of("ALL"), ((Map<?, ?>) service.get("<<")).get("cap_drop"), "no service without it");
        }
        final List<String> health = strings(((Map<?, ?>) services.get("daemon").get("healthcheck")).get("test"));
        assertEquals(List.of("CMD", PROGRAM), health.subList(0, 2));
        requireCommand(health.subList(2, health.size()));

        final Map<?, ?> loopback = (Map<?, ?>) load(Files.readString(HOME.resolve("config/loopback.yaml")));
        final String port = strings(services.get("venue").get("command")).get(4);
        assertEquals("http://127.0.0.1:" + port, ((Map<?, ?>) loopback.get("market")).get("rest"));
        assertEquals(((Map<?, ?>) loopback.get("session")).get("folder"), health.get(health.size() - 1));
    }

    @Test
    void theGuideNamesCommandsThatThereAre() throws IOException {
        final List<String> commands = new ArrayList<>();
        Pattern.compile("^```\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(HOME.resolve("docs/deployment.md"))).results()
            .flatMap(block -> block.group(1).lines()).map(line -> line.replaceAll("\\s+#.*", ""))
            .filter(line -> line.matches("(bin/)?tapedeck .*")).forEach(commands::add);
        assertTrue(commands.size() > 6, commands::toString);

        for (final String command : commands) {
            if (!command.endsWith(" --version")) {
                requireCommand(Arrays.asList(command.split(" ")).subList(1, command.split(" ").length));
            }
        }
        try (Stream<Path> files = Files.list(DEPLOY)) {
            for (final String file : files.map(path -> path.getFileName().toString()).toList()) {
                assertTrue(Files.readString(HOME.resolve("docs/deployment.md")).contains(file)
                    || file.equals("Dockerfile.dockerignore"), file + " is not in the guide");
            }
        }
    }

    /** By the program that reads them, where this machine has it. */
    @Test
    void systemdUnderstandsTheUnits() throws IOException, InterruptedException {
        final Path verifier = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(verifier), "this machine has no systemd-analyze");
        final List<String> command = new ArrayList<>(List.of(verifier.toString(), "verify", "--man=no"));
        for (final String unit : List.of("tapedeck.service", "tapedeck-backup.service", "tapedeck-backup.timer")) {
            final Path here = Files.writeString(directory.resolve(unit), text(unit)
                .replace(PROGRAM, HOME.resolve("bin/tapedeck").toString())
                .replaceAll("(?m)^(User|Group)=tapedeck$", "$1=root"));
            command.add(here.toString());
        }
        final Path said = directory.resolve("said.txt");
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile())
            .start();

        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        final List<String> ours = Files.readString(said).lines().filter(line -> line.contains("tapedeck")).toList();
        assertEquals(List.of(), ours);
        assertEquals(0, process.exitValue(), Files.readString(said));
    }
}
