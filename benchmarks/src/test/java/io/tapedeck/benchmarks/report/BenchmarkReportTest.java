package io.tapedeck.benchmarks.report;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BenchmarkReportTest {
    private static final Machine MACHINE = new Machine("a processor", 2, 24L << 30, "Linux 6", "17 of a vendor");

    private static BenchmarkReport report(final Figure... figures) {
        return new BenchmarkReport(new BenchmarkReport.Conditions(Instant.parse("2026-01-02T03:04:05Z"), "0.1-abc",
            Extent.FULL, MACHINE, 0.5, 1.5, List.of("-Xmx1g")), Map.of("group", List.of(figures)));
    }

    @Test
    void samplesAreToldByTheirMedianAndTheirEnds() {
        assertEquals(Map.of("median", 2.0, "least", 1.0, "most", 9.0, "samples", 3.0),
            Figure.ofSamples("one", "ms", 9, 1, 2).values());
        assertEquals(2.5, Figure.ofSamples("one", "ms", 1, 2, 3, 4).values().get("median"));
    }

    @Test
    void whatAllocatesAndMustNotIsAFault() {
        final Figure allocating = Figure.of("one", "ns", Map.of()).allocating(16, Figure.Demand.NO_ALLOCATION);
        final Figure growing = Figure.of("two", "ns", Map.of()).allocating(0.1, Figure.Demand.NONE_BUT_THE_TAPE);
        final Figure told = Figure.of("three", "ns", Map.of()).allocating(16, Figure.Demand.NONE);

        assertEquals(List.of("one allocates 16 B an operation, and must allocate nothing"),
            report(allocating, growing, told).faults());
    }

    @Test
    void aTableTellsTheMachineAndThenTheFigures() {
        final Map<String, Double> late = new LinkedHashMap<>();
        late.put("p50", 250.0);
        late.put("p99", 1_234.0);

        assertEquals("""
            tapedeck 0.1-abc, 2026-01-02T03:04:05Z
            a processor, 2 processors, 24 GiB, Linux 6; JDK 17 of a vendor
            load 0.5 before, 1.5 after; -Xmx1g

              group  unit  median  least  most  samples  p50    p99  B/op
              one      ms    2.50      1     4        2                 0
              two      ns                                250  1,234
              three
              three: not there
            """, report(Figure.ofSamples("one", "ms", 1, 4).allocating(0, Figure.Demand.NO_ALLOCATION),
            Figure.of("two", "ns", late), Figure.missing("three", "not there")).text());
    }

    @Test
    void aDocumentSaysTheSame() {
        final String document = report(Figure.ofSamples("one", "ms", 3).allocating(0, Figure.Demand.NO_ALLOCATION))
            .document();

        for (final String part : List.of("\"loadAfter\" : 1.5", "\"median\" : 3.0", "\"bytesPerOperation\" : 0.0",
            "\"mustAllocateNothing\" : true", "\"faults\" : [ ]", "\"codeVersion\" : \"0.1-abc\"")) {
            assertTrue(document.contains(part), part + " in " + document);
        }
    }
}
