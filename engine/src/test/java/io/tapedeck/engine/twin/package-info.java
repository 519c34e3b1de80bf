/** A naive twin of matching, exits and account, and random scenarios on which the engine is held against it. */
package io.tapedeck.engine.twin;
