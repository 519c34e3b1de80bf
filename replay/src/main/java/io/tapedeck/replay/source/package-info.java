/** Where a replay's frames come from: history tapes, selected, made coarser where asked, merged. */
package io.tapedeck.replay.source;
