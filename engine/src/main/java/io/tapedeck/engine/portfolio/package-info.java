/**
 * The account: cash, positions long and short, what is reserved and set aside, what was won. Every movement of money
 * has its cause, and the books add up after every frame.
 */
package io.tapedeck.engine.portfolio;
