/** The account: cash, positions, what is reserved, what was won. Spot and cash only: it never owes anything. */
package io.tapedeck.engine.portfolio;
