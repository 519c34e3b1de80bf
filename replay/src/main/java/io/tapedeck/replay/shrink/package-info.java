/** Reduces a tape on which a check fails to a minimal one on which it still does. */
package io.tapedeck.replay.shrink;
