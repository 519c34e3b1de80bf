/** The vocabulary of trading: orders, their states, fills and their reasons. Values only. */
package io.tapedeck.engine.order;
