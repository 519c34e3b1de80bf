/** Two tapes, or the trades of two runs, side by side: where they part, and what that came to. Only reads. */
package io.tapedeck.replay.difference;
