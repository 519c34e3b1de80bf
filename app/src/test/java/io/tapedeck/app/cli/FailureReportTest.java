package io.tapedeck.app.cli;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.replay.run.UnusableRequestException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FailureReportTest {
    private final StringWriter said = new StringWriter();

    @Command
    private static final class Any {
    }

    private int told(final Exception failure) {
        final CommandLine command = new CommandLine(new Any()).setErr(new PrintWriter(said));
        return new FailureReport().handleExecutionException(failure, command, null);
    }

    @Test
    void whatCouldNotBeWrittenIsToldInTheWordsOfWhoKnewIt() {
        final IOException full = new IOException("No space left on device");
        final String sentence = "tape x cannot grow (No space left on device): what was recorded before is sound";

        assertEquals(ExitCode.DATA, told(new CompletionException(new UncheckedIOException(sentence, full))));
        assertEquals(String.format("tapedeck: %s%n", sentence), said.toString());
    }

    @Test
    void aStrategyThatFailsEverywhereIsNoFaultOfTheProgram() {
        final Exception failed = new UnusableRequestException(Category.STRATEGY, "all failed");

        assertEquals(ExitCode.CHECK_FAILED, told(failed));
        assertEquals(String.format("tapedeck: all failed%n"), said.toString());
    }

    @Test
    void whereNobodySaidMoreTheCauseIsTold() {
        assertEquals(ExitCode.DATA, told(new UncheckedIOException(new IOException("it ends in the middle of a line"))));
        assertEquals(String.format("tapedeck: it ends in the middle of a line%n"), said.toString());
    }

    @Test
    void aFileInPlaceOfAFolderIsToldInWords() {
        assertEquals(ExitCode.DATA, told(new FileAlreadyExistsException("mine.yaml")));
        assertEquals(String.format("tapedeck: mine.yaml cannot be used: something stands there already%n"),
            said.toString());
    }

    @Test
    void aPlaceThatIsNotThereIsToldInWords() {
        assertEquals(ExitCode.DATA, told(new NoSuchFileException("/proc/mine")));
        assertEquals(String.format("tapedeck: /proc/mine cannot be used: it is not there%n"),
            said.toString());
    }
}
