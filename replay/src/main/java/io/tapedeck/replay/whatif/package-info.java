/** A recorded run with one thing changed: where the two part, which trades differ, and what makes up the difference. */
package io.tapedeck.replay.whatif;
