/** A Maven project for a strategy of one's own, written from templates. */
package io.tapedeck.app.project;
