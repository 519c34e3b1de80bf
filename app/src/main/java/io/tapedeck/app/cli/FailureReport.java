package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.app.download.DownloadException;
import io.tapedeck.app.live.VenueUnusableException;
import io.tapedeck.engine.ring.PipelineFaultException;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.StrategyFaultException;
import io.tapedeck.journal.backup.BackupRefusedException;
import io.tapedeck.journal.catalogue.CatalogueBusyException;
import io.tapedeck.journal.catalogue.UnreadableManifestException;
import io.tapedeck.journal.cause.UnknownSubjectException;
import io.tapedeck.journal.inspect.NoTapeException;
import io.tapedeck.journal.inspect.UnknownValueException;
import io.tapedeck.journal.latency.NoStageTimesException;
import io.tapedeck.journal.session.SessionBusyException;
import io.tapedeck.journal.table.TableRequestException;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.loopback.market.NotServableException;
import io.tapedeck.replay.importer.UnusableFileException;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.session.DivergentRecoveryException;
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
        final int exitCode = exitCodeOf(cause);
        final boolean isStrategy = cause instanceof StrategyFaultException
            || cause instanceof UnusableRequestException;
        if (exitCode == ExitCode.CHECK_FAILED && !isStrategy) {
            print(command, "this is a fault of the program, please report it with what follows");
            cause.printStackTrace(command.getErr());
        } else {
            print(command, sentence(cause));
        }
        return exitCode;
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
        if (failure instanceof UnusableRequestException request) {
            return exitCodeOf(request.reason());
        }
        if (failure instanceof BackupRefusedException backup) {
            return backup.reason() == BackupRefusedException.Reason.USAGE ? ExitCode.USAGE : ExitCode.DATA;
        }
        if (failure instanceof NotServableException venue) {
            return venue.reason() == NotServableException.Reason.USAGE ? ExitCode.USAGE : ExitCode.DATA;
        }
        if (failure instanceof InvalidParameterException || failure instanceof ConfigurationException
            || failure instanceof TableRequestException || failure instanceof LinkageError) {
            return ExitCode.USAGE;
        }
        if (failure instanceof DownloadException download) {
            return exitCodeOf(download.reason());
        }
        if (failure instanceof VenueUnusableException) {
            return ExitCode.NETWORK;
        }
        final boolean isData = failure instanceof DamagedTapeException
            || failure instanceof NoTapeException
            || failure instanceof UnreadableManifestException
            || failure instanceof UnusableFileException
            || failure instanceof UnknownSubjectException
            || failure instanceof UnknownValueException
            || failure instanceof NoStageTimesException
            || failure instanceof CatalogueBusyException
            || failure instanceof SessionBusyException
            || failure instanceof DivergentRecoveryException
            || failure instanceof IOException
            || failure instanceof UncheckedIOException;
        return isData ? ExitCode.DATA : ExitCode.CHECK_FAILED;
    }

    private static int exitCodeOf(final UnusableRequestException.Reason reason) {
        return switch (reason) {
            case USAGE -> ExitCode.USAGE;
            case DATA -> ExitCode.DATA;
            case STRATEGY -> ExitCode.CHECK_FAILED;
        };
    }

    private static int exitCodeOf(final DownloadException.Reason reason) {
        return switch (reason) {
            case USAGE -> ExitCode.USAGE;
            case DATA -> ExitCode.DATA;
            case NETWORK -> ExitCode.NETWORK;
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
