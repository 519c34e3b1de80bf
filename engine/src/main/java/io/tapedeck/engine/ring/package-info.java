/** How frames reach the pipeline: on the caller's thread, or over a ring to one consumer thread. */
package io.tapedeck.engine.ring;
