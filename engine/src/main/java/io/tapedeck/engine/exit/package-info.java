/** The drill-down monitor: the one judge of what the price path does to protected positions. */
package io.tapedeck.engine.exit;
