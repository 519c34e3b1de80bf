package io.tapedeck.app.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file with the secret settings: YAML like the main file, and nobody but its owner may touch it. */
final class SecretsFile {
    private static final Set<PosixFilePermission> OWNER =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SecretsFile() {
    }

    /** Reads the file, where its permissions are right. */
    static FlatYaml read(final Path file) {
        return FlatYaml.read(file, Origin::secretLine);
    }

    /** What is wrong with a file as a place for secrets. */
    static Optional<Problem> problem(final WrittenValue named, final Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.of(Problem.of(named, "the secrets file " + file + " cannot be read: it "
                + YamlFile.problem(file)));
        }
        try {
            final Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return OWNER.containsAll(permissions) ? Optional.empty()
                : Optional.of(Problem.of(named, "the secrets file " + file + " has the permissions "
                    + PosixFilePermissions.toString(permissions) + "; only you may read and write it: chmod 600 "
                    + file));
        } catch (final IOException | UnsupportedOperationException unknown) {
            return Optional.of(Problem.of(named, "the permissions of the secrets file " + file
                + " cannot be read; give the secrets by the environment instead"));
        }
    }

    /** Whoever puts other settings there would look for them in the main file. */
    static List<Problem> strangers(final List<WrittenValue> values, final List<Setting<?>> settings) {
        return values.stream()
            .filter(value -> settings.stream().anyMatch(each -> each.key().equals(value.key()) && !each.isSecret()))
            .map(value -> Problem.of(value, value.key() + " is no secret; write it into the main file")).toList();
    }
}
