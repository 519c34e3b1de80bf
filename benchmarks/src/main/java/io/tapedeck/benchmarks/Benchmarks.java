package io.tapedeck.benchmarks;

import io.tapedeck.benchmarks.jvm.JvmFlags;
import io.tapedeck.benchmarks.report.Machine;
import io.tapedeck.benchmarks.set.BenchmarkSet;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.io.IOException;

/**
 * Runs benchmarks of JMH and says on what: its own options apply. With the word {@code set} in front it runs the set of
 * {@code tapedeck bench}.
 */
public final class Benchmarks {
    private static final String SET = "set";

    private Benchmarks() {
    }

    /**
     * Runs what the options choose; everything without options.
     *
     * @param arguments of JMH.
     * @throws RunnerException            where a benchmark fails.
     * @throws CommandLineOptionException for options that JMH does not know.
     * @throws IOException                where the machine cannot be described.
     * @throws InterruptedException       where nobody waits for it any more.
     */
    public static void main(final String[] arguments) throws RunnerException, CommandLineOptionException, IOException,
        InterruptedException {
        if (arguments.length > 0 && arguments[0].equals(SET)) {
            BenchmarkSet.main(arguments);
            return;
        }
        final Machine machine = Machine.present();
        System.out.println("machine: " + machine.processor() + ", " + machine.processors() + " processors; "
            + machine.system() + "; JDK " + machine.jdk() + "; heap 1 GiB, serial");
        final Options options = new OptionsBuilder()
            .parent(new CommandLineOptions(arguments))
            .jvmArgsAppend(JvmFlags.all())
            .resultFormat(ResultFormatType.JSON)
            .result("benchmarks/target/results.json")
            .build();
        new Runner(options).run();
    }
}
