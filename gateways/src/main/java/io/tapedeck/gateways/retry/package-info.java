/** How long to wait before the next try, for whoever connects or asks. Pure: whoever waits does so itself. */
package io.tapedeck.gateways.retry;
