/**
 * A run as one page for a browser: everything that it shows and the charts that show it stand in one file, which asks
 * for nothing from anywhere. The run is played again for it, so that it can say whether it still decides the same.
 *
 * <p>The charts are TradingView Lightweight Charts (Apache 2.0) and uPlot (MIT), unchanged, under
 * {@code src/main/resources/report}.
 */
package io.tapedeck.replay.report.page;
