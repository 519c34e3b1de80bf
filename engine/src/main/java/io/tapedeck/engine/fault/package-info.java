/** Whose move it is when something cannot go on. No thread, no allocation. */
package io.tapedeck.engine.fault;
