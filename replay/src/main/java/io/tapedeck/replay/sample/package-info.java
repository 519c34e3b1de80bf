/**
 * An invented market, for those who have no data yet: minute candles that follow from a seed alone.
 *
 * <p>Nothing here is fitted to a real market or says anything about one. The numbers were chosen so that a chart looks
 * familiar: trends, ranges, crashes with a partial recovery, restless hours that come in clusters, and days with busy
 * and quiet hours.
 *
 * <p>The same seed gives the same minutes on every Java release, machine, locale and time zone: the package uses
 * integers and its own random numbers only, no floating point, clock or locale.
 *
 * <p>Units: a price in ticks of 0.01, a quantity in steps of 0.00001, a relative move in billionths, a factor in
 * thousandths, a time in nanoseconds since 1970 (UTC). Nothing is shared: a market belongs to the thread that uses it.
 * Allocation happens in constructors only.
 */
package io.tapedeck.replay.sample;
