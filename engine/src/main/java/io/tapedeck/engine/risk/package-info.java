/**
 * The gate between what a strategy wants and what becomes an order. A refusal is a value with its figure and its
 * limit.
 */
package io.tapedeck.engine.risk;
