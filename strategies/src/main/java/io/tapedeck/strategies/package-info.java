/** What strategies share: the directions that they may trade, how they enter, and when a line crosses another. */
package io.tapedeck.strategies;
