package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.strategy.StrategyPlan;

/**
 * What a pipeline is connected to. Everything that decides about trading comes in frames instead.
 *
 * @param strategies   how the strategies are made and what they need.
 * @param finerCandles where the judge of the price path looks for finer data.
 * @param journal      takes every complete frame, before anything leaves.
 * @param egress       takes every complete frame, after it was journaled.
 */
public record PipelineContext(
    StrategyPlan strategies,
    FinerCandles finerCandles,
    FrameListener journal,
    FrameListener egress) {
}
