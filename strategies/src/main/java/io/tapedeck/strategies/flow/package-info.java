/** Strategies that read who takes and who gives liquidity. */
package io.tapedeck.strategies.flow;
