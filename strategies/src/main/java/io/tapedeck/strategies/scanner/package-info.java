/** Strategies that look at all symbols at once and choose among them. */
package io.tapedeck.strategies.scanner;
