/**
 * Questions to venues over REST: sent within the venue's limits, asked again where that is of use, and history page by
 * page. Time, sleeping and the network stand behind ports, so that tests wait for nothing.
 */
package io.tapedeck.gateways.rest;
