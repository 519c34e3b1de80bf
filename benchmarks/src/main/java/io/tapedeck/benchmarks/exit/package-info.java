/** What open positions cost while their levels are watched. */
package io.tapedeck.benchmarks.exit;
