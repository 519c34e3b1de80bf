/**
 * What goes wrong, and when: decided by a seed and the place of a message, never by a clock or by chance, so that a run
 * of faults can be had again. Pure.
 */
package io.tapedeck.loopback.fault;
