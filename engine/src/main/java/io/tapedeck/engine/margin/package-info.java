/** What may be owed: account modes, margin brackets and the price at which a venue liquidates. */
package io.tapedeck.engine.margin;
