/** Filters that let positions be opened in one direction only, whatever the strategy. */
package io.tapedeck.strategies.filter;
