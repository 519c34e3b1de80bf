/** What the lists of traded symbols of all venues have in common. Pure. */
package io.tapedeck.gateways.listing;
