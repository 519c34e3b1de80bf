package io.tapedeck.app.cli;

import io.tapedeck.engine.fault.Fault;
import io.tapedeck.engine.ring.PipelineFaultException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Turns what went wrong into one sentence on stderr and an exit code. A stack trace means a fault of this program. */
public final class FailureReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
    /** A report that remembers nothing. */
    public FailureReport() {
        // Nothing to set up.
    }

    @Override
    public int handleParseException(final ParameterException wrongUsage, final String[] arguments) {
        final CommandLine command = wrongUsage.getCommandLine();
        print(command, wrongUsage.getMessage() + suggestions(wrongUsage));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static String suggestions(final ParameterException wrongUsage) {
        if (wrongUsage instanceof UnmatchedArgumentException unmatched) {
            final List<String> similar = unmatched.getSuggestions();
            return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
        }
        return "";
    }

    /**
     * Reports a class or a method that is not there: the program brings all of its own, so that a plug-in misses it.
     *
     * @param missing what is not there.
     * @param command that was run.
     * @return the exit code.
     */
    public int handleMissing(final LinkageError missing, final CommandLine command) {
        print(command, sentence(missing));
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(final Exception failure, final CommandLine command, final ParseResult parsed) {
        final Throwable cause = unwrapped(failure);
        if (isForPeople(cause)) {
            print(command, sentence(cause));
        } else {
            print(command, "this is a fault of the program, please report it with what follows");
            cause.printStackTrace(command.getErr());
        }
        return exitCodeOf(cause);
    }

    private static boolean isForPeople(final Throwable failure) {
        return failure instanceof Fault || failure instanceof IOException || failure instanceof UncheckedIOException
            || failure instanceof LinkageError;
    }

    private static Throwable unwrapped(final Throwable failure) {
        final boolean isWrapper = failure instanceof PipelineFaultException || failure instanceof CompletionException
            || failure instanceof UncheckedIOException && !hasWordsOfItsOwn(failure);
        return isWrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }

    /** Whoever knew what could not be written has said it. */
    private static boolean hasWordsOfItsOwn(final Throwable failure) {
        return !failure.getCause().toString().equals(failure.getMessage());
    }

    private static int exitCodeOf(final Throwable failure) {
        if (failure instanceof Fault fault) {
            return exitCodeOf(fault.category());
        }
        if (failure instanceof LinkageError) {
            return ExitCode.USAGE;
        }
        return failure instanceof IOException || failure instanceof UncheckedIOException ? ExitCode.DATA
            : ExitCode.CHECK_FAILED;
    }

    private static int exitCodeOf(final Fault.Category category) {
        return switch (category) {
            case USAGE -> ExitCode.USAGE;
            case DATA -> ExitCode.DATA;
            case NETWORK -> ExitCode.NETWORK;
            case STRATEGY -> ExitCode.CHECK_FAILED;
        };
    }

    private static String sentence(final Throwable failure) {
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be accessed: check its permissions";
        }
        if (failure instanceof FileSystemException fileSystem) {
            return fileSystem.getFile() + " cannot be used: " + reason(fileSystem);
        }
        if (failure instanceof LinkageError missing) {
            return "a plug-in was built for another version of tapedeck, or lacks a library: build it again ("
                + missing + ")";
        }
        return failure.getMessage();
    }

    /** The JDK gives no words to the two that it has classes for. */
    private static String reason(final FileSystemException failure) {
        if (failure.getReason() != null) {
            return failure.getReason();
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something stands there already";
        }
        return failure instanceof NoSuchFileException ? "it is not there" : failure.getClass().getSimpleName();
    }

    private static void print(final CommandLine command, final String sentence) {
        command.getErr().println("tapedeck: " + sentence);
    }
}
