/** Markets in which there is nothing to find: the real one with its bars in another order. Off the hot path. */
package io.tapedeck.replay.placebo;
