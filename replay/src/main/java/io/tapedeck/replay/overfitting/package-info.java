/**
 * How much of a result is luck and search: what the best of many trials would have shown without any skill, how often
 * the best of one half of the data is below the middle in the other, and what chance alone makes of the same returns.
 * Pure functions of figures; off the hot path. Chance comes from a seed, and the same seed gives the same answer.
 */
package io.tapedeck.replay.overfitting;
