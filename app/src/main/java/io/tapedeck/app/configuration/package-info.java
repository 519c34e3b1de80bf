/** Configuration files, read once at the start and checked before anything runs. */
package io.tapedeck.app.configuration;
