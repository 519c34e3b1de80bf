/** The composition root: nothing imports it, and it alone knows everybody. */
package io.tapedeck.app;
