package io.tapedeck.app;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Replays every session that a test of this module has recorded below its temporary folder: {@code replay --verify}
 * must exit with 0. Registered once for all tests; one that damages its session on purpose says so.
 */
public final class EverySessionIsReplayed implements AfterEachCallback {
    private static final String LOCK = "session.lock";
    private static final String TAPES = "tapes";

    /** The test damages its session on purpose. */
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface DamagesItsSession {
    }

    @Override
    public void afterEach(final ExtensionContext context) throws IOException, IllegalAccessException {
        if (context.getExecutionException().isPresent() || isDamaged(context)) {
            return;
        }
        for (final Path folder : AnnotationSupport.findAnnotatedFieldValues(context.getRequiredTestInstance(),
            TempDir.class, Path.class)) {
            for (final Path session : sessions(folder)) {
                assertEquals(0, Tapedeck.run("replay", "--verify", session.toString()),
                    "replay --verify of " + session + ", recorded by " + context.getDisplayName());
            }
        }
    }

    private static boolean isDamaged(final ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), DamagesItsSession.class)
            || AnnotationSupport.isAnnotated(context.getRequiredTestClass(), DamagesItsSession.class);
    }

    private static List<Path> sessions(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(LOCK)).map(Path::getParent)
                .filter(session -> Files.isDirectory(session.resolve(TAPES))).toList();
        }
    }
}
