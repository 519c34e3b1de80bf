package io.tapedeck.replay.whatif;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.RunTape;

import java.nio.file.Path;

/** A journal and the runs that were recorded from it. */
record RecordedMarket(ReplayHarness harness, Path runs) {
    Path record(final String name, final ReplaySpec spec, final RecordLevel level) {
        harness.record(spec, ThreadMode.INLINE, level, runs.resolve(name));
        return runs.resolve(name);
    }

    WhatIf whatIf(final Path run) {
        return new WhatIf(RunTape.of(run), harness.catalogue(), StrategyCatalogue.load(), System::nanoTime);
    }

    /** What comes of names and values, as a manifest writes them, that are put over those of a run. */
    WhatIfResult changed(final Path run, final String... namesAndValues) {
        return changed(run, ReplayHarness.with(RunTape.of(run).spec(), namesAndValues));
    }

    WhatIfResult changed(final Path run, final ReplaySpec asked) {
        final WhatIf whatIf = whatIf(run);
        final WhatIf.Plan plan = whatIf.plan(asked, "test");
        final ReplayResult recorded = whatIf.playRecorded(plan, ThreadMode.INLINE, RunProgress.NONE).result();
        return whatIf.playChanged(plan, recorded, ThreadMode.INLINE, FrameListener.NONE, RunProgress.NONE);
    }
}
